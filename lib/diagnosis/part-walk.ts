import type { Columns, HistogramRecord, Packet } from '../protocol/packet.ts';
import type { RunEvent } from '../protocol/run-event.ts';

/** What happens to somebody who is told a part's contents one thing at a time. */
export interface PartVisitor {
  /** False for series nobody looks at: their values are passed over. */
  wants(name: string): boolean;
  /** One row: the values in it of the series that are wanted; at least one. */
  row(row: { readonly step: number; readonly atMs: number; readonly values: readonly (readonly [name: string, value: number])[] }): void;
  histogram(histogram: HistogramRecord): void;
  event(event: RunEvent): void;
}

/**
 * Tells a stored part in order of birth: rows as they stand, each event and histogram before the first row that is later
 * (within one millisecond: that has a later step).
 * Linear in what is wanted. Cutting a stream of parts elsewhere changes nothing in the order of what is told.
 */
export function walkPart(part: Pick<Packet, 'columns' | 'histograms' | 'events'>, visitor: PartVisitor): void {
  const between = [
    ...part.events.map((event) => ({ atMs: event.atMs, step: event.step, tell: () => visitor.event(event) })),
    ...part.histograms.map((histogram) => ({ atMs: histogram.atMs, step: histogram.step, tell: () => visitor.histogram(histogram) })),
  ].sort((one, other) => one.atMs - other.atMs || one.step - other.step);
  let next = 0;
  const rows = rowsOf(part.columns, (name) => visitor.wants(name));
  for (let index = 0; index < rows.length; index++) {
    const values = rows[index];
    if (values === undefined) continue;
    const step = part.columns.steps[index]!;
    const atMs = part.columns.atMs[index]!;
    for (let item = between[next]; item !== undefined && (item.atMs < atMs || (item.atMs === atMs && item.step < step)); item = between[++next]) item.tell();
    visitor.row({ step, atMs, values });
  }
  for (; next < between.length; next++) between[next]!.tell();
}

/** The wanted values row by row; a row without any is left out (a hole). */
function rowsOf(columns: Columns, wants: (name: string) => boolean): (readonly [string, number])[][] {
  const rows: (readonly [string, number])[][] = new Array(columns.steps.length);
  for (const { name, rows: places, values } of columns.series) {
    if (!wants(name)) continue;
    for (let i = 0; i < values.length; i++) {
      const place = places === null ? i : places[i]!;
      (rows[place] ??= []).push([name, values[i]!]);
    }
  }
  return rows;
}
