import type { JsonNumber } from '../protocol/resource.ts';
import { plainNumber } from './evidence.ts';

/** The number with three significant digits, as people in the field write it: `0.031`, `12,400`, `1.2e-7`, `NaN`, `∞`. The same in both languages. */
export function spoken(value: JsonNumber | number | null | undefined): string {
  const number = typeof value === 'number' ? value : plainNumber(value);
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? '∞' : '−∞';
  if (number === 0) return '0';
  const size = Math.abs(number);
  if (size < 1e-3 || size >= 1e6) return number.toExponential(1).replace('e+', 'e').replace('.0e', 'e').replace('-', number < 0 ? '−' : '-');
  const rounded = Number(number.toPrecision(3));
  const [whole = '0', fraction] = String(Math.abs(rounded)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A ratio as percent: 0.623 → `62 %`; three digits under 1 %, two under 10 %. */
export function spokenPercent(ratio: JsonNumber | number | null | undefined): string {
  const number = typeof ratio === 'number' ? ratio : plainNumber(ratio);
  if (!Number.isFinite(number)) return `${spoken(number)} %`;
  const percent = number * 100;
  const size = Math.abs(percent);
  if (size >= 10 && size < 1e6) return `${spoken(Math.round(percent))} %`;
  return `${spoken(size < 1e-3 || size >= 1e6 ? percent : Number(percent.toPrecision(2)))} %`;
}
