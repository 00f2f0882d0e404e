import type { ValueUnit } from './chart-types.ts';

const suffixes = ['', ' k', ' M', ' G', ' T'];

/** The value in three (or `digits`) significant digits with its unit, as people write it: `1.2e-7`, `62 %`, `18.2 ms`. */
export function formatValue(value: number, unit: ValueUnit = 'number', digits = 3): string {
  const special = formatNonFinite(value);
  if (special) return special;
  switch (unit) {
    case 'ratio': return `${plain(value * 100, digits)} %`;
    case 'percent': return `${plain(value, digits)} %`;
    case 'bytes': return `${scaled(value, digits)}B`;
    case 'milliseconds': return duration(value, digits);
    case 'per-second': return `${plain(value, digits)}/s`;
    case 'celsius': return `${plain(value, digits)} °C`;
    case 'watts': return `${plain(value, digits)} W`;
    case 'number': return plain(value, digits);
  }
}

/** What a value axis writes at its ticks: as many digits as their distance asks for, three at least. */
export function formatTicks(ticks: readonly number[], unit: ValueUnit): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const closest = Math.min(...ticks.slice(1).map((tick, index) => Math.abs(tick - ticks[index]!)));
  const asked = Math.ceil(Math.log10(largest / closest)) + 1;
  const digits = asked > 3 ? Math.min(12, asked) : 3;
  return ticks.map((tick) => formatValue(tick, unit, digits));
}

/** The value in up to nine significant digits (float32 has seven), without a unit's rounding: for hovering and tables. */
export function formatExact(value: number): string {
  const special = formatNonFinite(value);
  if (special) return special;
  const rounded = Number(value.toPrecision(9));
  const text = rounded !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded);
  return signed(text);
}

/** A whole number with its thousands apart. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? signed(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')) : (formatNonFinite(value) ?? '');
}

/** A step as it is, an epoch with up to two decimals. */
export function formatEpoch(value: number): string {
  return formatNonFinite(value) ?? String(Number(value.toFixed(2)));
}

/** Local date and time to the second, `2025-11-24 14:03:22`. */
export function formatTime(ms: number): string {
  return Number.isFinite(ms) ? `${formatDay(ms)} ${formatClock(ms, true)}` : '';
}

/** What an axis writes at each of its times: the clock, finer where ticks are close, and the day under the first of it. */
export function formatTimeTicks(ticks: readonly number[]): string[] {
  const gap = ticks.length > 1 ? ticks[1]! - ticks[0]! : 0;
  let dayBefore = '';
  return ticks.map((ms) => {
    const dayNow = formatDay(ms);
    const text = gap >= 86_400_000 ? dayNow.slice(5) : gap > 0 && gap < 1000 ? `${formatClock(ms, true)}.${pad(new Date(ms).getMilliseconds(), 3)}` : formatClock(ms, gap < 60_000);
    const label = dayNow === dayBefore || gap >= 86_400_000 ? text : `${text}\n${dayNow}`;
    dayBefore = dayNow;
    return label;
  });
}

/** A duration as a clock that began at zero, `1:02:05`; seconds with their fraction below a minute, `0.5 s`. */
export function formatElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return '';
  return ms < 60_000 ? `${plain(ms / 1000, 3)} s` : elapsedClock(ms);
}

/** What an axis of elapsed time writes at its ticks: seconds while all are below two minutes, else the clock. */
export function formatElapsedTicks(ticks: readonly number[]): string[] {
  return ticks.map(Math.max(...ticks) < 120_000 ? (ms) => `${plain(ms / 1000, 5)} s` : elapsedClock);
}

function elapsedClock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes, 2)}:${pad(seconds % 60, 2)}` : `${minutes}:${pad(seconds % 60, 2)}`;
}

function formatNonFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  return value === Infinity ? '+∞' : value === -Infinity ? '−∞' : null;
}

function plain(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e15) return exponential(value, digits);
  if (size >= 99_950) return scaled(value, digits).trim();
  const rounded = Number(value.toPrecision(digits));
  if (size >= 1000 && (digits <= 4 || Number.isInteger(rounded))) return formatCount(digits <= 4 ? value : rounded);
  return signed(String(rounded));
}

function scaled(value: number, digits: number): string {
  let rest = value;
  let index = 0;
  while (Math.abs(rest) >= 999.5 && index < suffixes.length - 1) {
    rest /= 1000;
    index++;
  }
  return `${signed(String(Number(rest.toPrecision(digits))))}${suffixes[index] || ' '}`;
}

function duration(ms: number, digits: number): string {
  const size = Math.abs(ms);
  if (size < 1000) return `${plain(ms, digits)} ms`;
  if (size < 120_000) return `${plain(ms / 1000, digits)} s`;
  return size < 7_200_000 ? `${plain(ms / 60_000, digits)} min` : `${plain(ms / 3_600_000, digits)} h`;
}

function exponential(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return signed(`${Number(mantissa)}e${Number(exponent)}`);
}

function signed(text: string): string {
  return text.replace(/^-/, '−').replace('e+', 'e');
}

function formatDay(ms: number): string {
  const date = new Date(ms);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

function formatClock(ms: number, withSeconds: boolean): string {
  const date = new Date(ms);
  const clock = `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}`;
  return withSeconds ? `${clock}:${pad(date.getSeconds(), 2)}` : clock;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
