import type { JsonNumber } from '../../lib/protocol/resource.ts';
import { formatValue } from '../_charts/format-value.ts';
import { numberOf } from '../_live/series-points.ts';

/** Units that stand for themselves: saying them adds nothing to the number. */
const silent = new Set(['', 'value', 'number', 'loss', 'rate', 'norm', 'class', 'hash']);

/** A number of an incident's evidence with its unit as people write it; `units` are names of units in the reader's language. */
export function formatEvidence(value: JsonNumber, unit: string, units: Readonly<Record<string, string>>): string {
  const number = numberOf(value);
  if (unit === 'ratio') return formatValue(number, 'ratio');
  if (unit === 'ms' || unit === 'milliseconds') return formatValue(number, 'milliseconds');
  if (unit === 'bytes') return formatValue(number, 'bytes');
  return silent.has(unit) ? formatValue(number) : `${formatValue(number)} ${units[unit] ?? unit}`;
}
