import type { Ref } from 'react';
import type { ChartSeries, ValueUnit } from './chart-types.ts';
import { faintDash } from './draw-series.ts';
import { formatExact, formatValue } from './format-value.ts';
import type { Reading } from './readout.ts';
import { shortLabels } from './short-labels.ts';
import type { ChartWords } from './words.ts';

interface ChartLegendProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly series: readonly ChartSeries[];
  readonly hidden: ReadonlySet<string>;
  readonly words: ChartWords;
  readonly onToggle: (names: readonly string[]) => void;
}

/** One entry a series: its look, its label, its value at the cursor (or its newest); a click hides or shows it. What is faint for one reason shares an entry. */
export function ChartLegend({ ref, series, hidden, words, onToggle }: ChartLegendProps) {
  const full = series.filter(({ faintAs }) => faintAs === undefined);
  const short = shortLabels(full.map(({ label }) => label));
  const faint = new Map<string, readonly string[]>();
  for (const { name, faintAs } of series) if (faintAs !== undefined) faint.set(faintAs, [...(faint.get(faintAs) ?? []), name]);
  return (
    <ul ref={ref} className="chart-legend">
      {full.map(({ name, label, colour, dash }, index) => (
        <li key={name}>
          <button type="button" className="chart-legend-entry" aria-pressed={!hidden.has(name)} title={`${label}: ${hidden.has(name) ? words.hidden : words.shown}`} onClick={() => onToggle([name])}>
            <SeriesSwatch colour={colour} dash={dash} />
            <span className="chart-legend-label">{short[index]}</span>
            {/* Written by writeLegend at every frame; React never puts text here. */}
            <span className="chart-value" data-series={name} />
          </button>
        </li>
      ))}
      {[...faint].map(([reason, names]) => (
        <li key={`faint ${reason}`}>
          <button type="button" className="chart-legend-entry" aria-pressed={!names.every((name) => hidden.has(name))} title={`${reason}: ${names.every((name) => hidden.has(name)) ? words.hidden : words.shown}`} onClick={() => onToggle(names)}>
            <SeriesSwatch colour="var(--ink-faint)" dash={faintDash} />
            <span className="chart-legend-label chart-legend-reason">{reason}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A piece of the line as it is drawn in the chart. */
export function SeriesSwatch({ colour, dash }: { readonly colour: string; readonly dash: readonly number[] | undefined }) {
  return (
    <svg width="16" height="8" aria-hidden="true" className="chart-swatch">
      <line x1="0" y1="4" x2="16" y2="4" stroke={colour} strokeWidth="2" strokeDasharray={dash?.join(' ')} />
    </svg>
  );
}

/** Writes the readings into the legend's values, in place. */
export function writeLegend(legend: HTMLElement | null, readings: readonly Reading[], unit: ValueUnit): void {
  if (!legend) return;
  const bySeries = new Map(readings.map((reading) => [reading.series.name, reading]));
  for (const element of legend.querySelectorAll<HTMLElement>('[data-series]')) {
    const reading = bySeries.get(element.dataset.series ?? '');
    const text = reading ? formatValue(reading.value, unit) : '';
    if (element.textContent === text) continue;
    element.textContent = text;
    element.title = reading ? formatExact(reading.value) : '';
  }
}
