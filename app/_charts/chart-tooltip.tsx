import type { ValueUnit } from './chart-types.ts';
import { SeriesSwatch } from './chart-legend.tsx';
import { formatCount, formatElapsed, formatEpoch, formatExact, formatTime, formatValue } from './format-value.ts';
import type { Reading } from './readout.ts';
import type { PlotCursor } from './series-plot.ts';
import { type ChartWords, fill } from './words.ts';

interface ChartTooltipProps {
  readonly readings: readonly Reading[];
  readonly cursor: PlotCursor;
  readonly words: ChartWords;
}

const most = 14;

/** Exact values of all series at the cursor, with step, epoch and time; on the side of the cursor that has room. */
export function ChartTooltip({ readings, cursor, words }: ChartTooltipProps) {
  const head = headOf(readings);
  if (!head) return null;
  const isLeft = cursor.left > cursor.width / 2;
  const sorted = [...readings].sort((a, b) => ordered(b.value) - ordered(a.value)).slice(0, most);
  return (
    <div className="chart-tooltip" data-side={isLeft ? 'left' : 'right'} aria-hidden="true">
      <p className="chart-tooltip-head">{placeText(head, words)}</p>
      <table>
        <tbody>
          {sorted.map((reading) => (
            <tr key={reading.series.name}>
              <td><SeriesSwatch colour={reading.series.colour} dash={reading.series.dash} /></td>
              <th scope="row">{reading.series.label}</th>
              <td className="chart-value">{formatExact(reading.value)}</td>
              <td className="chart-tooltip-more">{moreOf(reading, head.step, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {readings.length > most && <p className="chart-tooltip-more">+{readings.length - most}</p>}
    </div>
  );
}

/** The readings as one line of text, for a screen reader. */
export function sayReadings(readings: readonly Reading[], words: ChartWords, unit: ValueUnit): string {
  const head = headOf(readings);
  return head ? `${placeText(head, words)}: ${readings.slice(0, most).map(({ series, value }) => `${series.label} ${formatValue(value, unit)}`).join(', ')}` : '';
}

/** The reading furthest along: series logged now and then lag behind the cursor. */
function headOf(readings: readonly Reading[]): Reading | undefined {
  return readings.reduce<Reading | undefined>((furthest, reading) => (furthest && furthest.step >= reading.step ? furthest : reading), undefined);
}

function placeText(reading: Reading, words: ChartWords): string {
  const parts = [`${words.step} ${formatCount(reading.step)}`];
  if (!Number.isNaN(reading.epoch)) parts.push(`${words.epoch} ${formatEpoch(reading.epoch)}`);
  if (!Number.isNaN(reading.elapsedMs)) parts.push(`+${formatElapsed(reading.elapsedMs)}`);
  if (!Number.isNaN(reading.atMs)) parts.push(formatTime(reading.atMs));
  return parts.join(' · ');
}

function moreOf(reading: Reading, step: number, words: ChartWords): string {
  const parts: string[] = [];
  if (reading.bucket) parts.push(fill(words.range, { min: formatValue(reading.bucket.min), max: formatValue(reading.bucket.max) }));
  if (reading.bucket && reading.bucket.nonFinite > 0) parts.push(fill(words.nonFiniteInBucket, { count: formatCount(reading.bucket.nonFinite) }));
  // A smoothed value that says the same is left out.
  const smoothed = reading.smoothed === null || Number.isNaN(reading.smoothed) ? '' : formatValue(reading.smoothed);
  if (smoothed && smoothed !== formatValue(reading.value)) parts.push(`≈ ${smoothed}`);
  if (reading.step !== step) parts.push(`${words.step} ${formatCount(reading.step)}`);
  return parts.join(' · ');
}

/** NaN sorts above all: it is what the reader must see. */
function ordered(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}
