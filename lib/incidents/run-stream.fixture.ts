import type { RunEvent } from '../protocol/run-event.ts';
import type { StoredPart } from './judge.ts';

/** One thing that happened in a run, in order of birth. */
export type StreamItem =
  | { readonly kind: 'row'; readonly step: number; readonly atMs: number; readonly values: readonly (readonly [name: string, value: number])[] }
  | { readonly kind: 'counts'; readonly step: number; readonly atMs: number; readonly name: string; readonly counts: readonly number[] }
  | { readonly kind: 'event'; readonly event: RunEvent };

/** The items as one stored part, as a packet would carry them. */
export function partOf(items: readonly StreamItem[]): StoredPart {
  const rows = items.filter((item) => item.kind === 'row');
  const columns = new Map<string, { rows: number[]; values: number[] }>();
  rows.forEach((row, place) => {
    for (const [name, value] of row.values) {
      const column = columns.get(name) ?? { rows: [], values: [] };
      column.rows.push(place);
      column.values.push(value);
      columns.set(name, column);
    }
  });
  return {
    columns: {
      steps: Float64Array.from(rows, (row) => row.step),
      atMs: Float64Array.from(rows, (row) => row.atMs),
      series: [...columns].map(([name, column]) => ({ name, rows: Uint16Array.from(column.rows), values: Float64Array.from(column.values) })),
    },
    histograms: items.flatMap((item) => (item.kind === 'counts' ? [{ kind: 'category' as const, name: item.name, step: item.step, atMs: item.atMs, counts: Uint32Array.from(item.counts) }] : [])),
    events: items.flatMap((item) => (item.kind === 'event' ? [item.event] : [])),
  };
}

export const startMs = 1_700_000_000_000;
const stepMs = 10;

/** A run of `steps` steps whose values are made by `at(step)`; events of step 0 first. */
export function streamOf(steps: number, at: (step: number) => Readonly<Record<string, number>>, events: readonly RunEvent[] = []): StreamItem[] {
  const items: StreamItem[] = events.map((event) => ({ kind: 'event', event }));
  for (let step = 0; step < steps; step++) {
    const values = Object.entries(at(step));
    const half = Math.ceil(values.length / 2); // two rows a step, as an agent may send them
    items.push({ kind: 'row', step, atMs: startMs + step * stepMs, values: values.slice(0, half) });
    if (half < values.length) items.push({ kind: 'row', step, atMs: startMs + step * stepMs + 1, values: values.slice(half) });
  }
  return items;
}
