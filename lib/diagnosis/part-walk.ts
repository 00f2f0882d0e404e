import type { Columns, HistogramRecord, Packet } from '../protocol/packet.ts';
import type { RunEvent } from '../protocol/run-event.ts';

/** Where the values of one series go. */
export interface SeriesFeed {
  add(step: number, value: number): void;
}

/** What happens to somebody who is told a part's contents one thing at a time. */
export interface PartVisitor {
  /** Where the values of that series go; `null` when nobody looks at it: they are passed over. Asked once a part. */
  feed(name: string): SeriesFeed | null;
  /** A row with at least one wanted value begins; its values go to their feeds next. */
  row(step: number, atMs: number): void;
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
  const { steps, atMs: times } = part.columns;
  const { everyRow, someRows } = wantedOf(part.columns, visitor);
  const { begins, series, places } = rowIndex(someRows, steps.length);
  for (let row = 0; row < steps.length; row++) {
    const begin = begins[row]!;
    const end = begins[row + 1]!;
    if (begin === end && everyRow.length === 0) continue;
    const step = steps[row]!;
    const atMs = times[row]!;
    for (let item = between[next]; item !== undefined && (item.atMs < atMs || (item.atMs === atMs && item.step < step)); item = between[++next]) item.tell();
    visitor.row(step, atMs);
    for (let index = 0; index < everyRow.length; index++) {
      const { feed, values } = everyRow[index]!;
      feed.add(step, values[row]!);
    }
    for (let entry = begin; entry < end; entry++) {
      const { feed, values } = someRows[series[entry]!]!;
      feed.add(step, values[places[entry]!]!);
    }
  }
  for (; next < between.length; next++) between[next]!.tell();
}

interface WantedSeries {
  readonly feed: SeriesFeed;
  readonly rows: ArrayLike<number> | null;
  readonly values: ArrayLike<number>;
}

/** The wanted series: those with a value in every row, which need no index, and the others. */
function wantedOf(columns: Columns, visitor: PartVisitor) {
  const everyRow: WantedSeries[] = [];
  const someRows: WantedSeries[] = [];
  for (const { name, rows, values } of columns.series) {
    const feed = visitor.feed(name);
    if (feed !== null) (rows === null && values.length === columns.steps.length ? everyRow : someRows).push({ feed, rows, values });
  }
  return { everyRow, someRows };
}

/**
 * The values of `wanted` in order of rows, as three flat columns: row r owns the entries `begins[r]` to `begins[r + 1]`, and
 * entry e is value `places[e]` of `wanted[series[e]]`. Nothing is allocated per value: parts are walked at the rate of ingest.
 */
function rowIndex(wanted: readonly WantedSeries[], rowCount: number) {
  const begins = new Uint32Array(rowCount + 1);
  for (const { rows, values } of wanted) for (let i = 0; i < values.length; i++) begins[(rows === null ? i : rows[i]!) + 1]!++;
  for (let row = 0; row < rowCount; row++) begins[row + 1]! += begins[row]!;
  const free = begins.slice();
  const series = new Uint32Array(begins[rowCount]!);
  const places = new Uint32Array(series.length);
  for (const [index, { rows, values }] of wanted.entries()) {
    for (let i = 0; i < values.length; i++) {
      const entry = free[rows === null ? i : rows[i]!]!++;
      series[entry] = index;
      places[entry] = i;
    }
  }
  return { begins, series, places };
}
