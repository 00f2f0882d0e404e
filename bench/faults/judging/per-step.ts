import type { StoredPart } from '../../../lib/incidents/judge.ts';
import type { Packet, SeriesColumn } from '../../../lib/protocol/packet.ts';

/**
 * A packet cut after every step, so that it can be seen at which step the judge said what. The judge's findings do not
 * depend on how a run is cut.
 */
export function* perStep(packet: Packet): Generator<StoredPart> {
  const { steps, atMs } = packet.columns;
  const between = [
    ...packet.events.map((event) => ({ atMs: event.atMs, step: event.step, event, histogram: null })),
    ...packet.histograms.map((histogram) => ({ atMs: histogram.atMs, step: histogram.step, event: null, histogram })),
  ].sort((one, other) => one.atMs - other.atMs || one.step - other.step);
  let taken = 0;
  const takeUntil = (isBefore: (item: (typeof between)[number]) => boolean): Pick<StoredPart, 'events' | 'histograms'> => {
    const from = taken;
    while (taken < between.length && isBefore(between[taken]!)) taken++;
    const items = between.slice(from, taken);
    return { events: items.flatMap(({ event }) => event ?? []), histograms: items.flatMap(({ histogram }) => histogram ?? []) };
  };
  const cursors = new Uint32Array(packet.columns.series.length);
  for (let from = 0; from < steps.length; ) {
    let to = from + 1;
    while (to < steps.length && steps[to] === steps[from]) to++;
    const last = to - 1;
    const others = takeUntil((item) => item.atMs < atMs[last]! || (item.atMs === atMs[last]! && item.step < steps[last]!));
    const series = packet.columns.series.flatMap((column, index) => cut(column, index, cursors, from, to));
    yield { columns: { steps: steps.slice(from, to), atMs: atMs.slice(from, to), series }, ...others };
    from = to;
  }
  const rest = takeUntil(() => true);
  if (rest.events.length > 0 || rest.histograms.length > 0) yield { columns: { steps: new Float64Array(0), atMs: new Float64Array(0), series: [] }, ...rest };
}

function cut(column: SeriesColumn, index: number, cursors: Uint32Array, from: number, to: number): SeriesColumn[] {
  const { name, rows, values } = column;
  const start = cursors[index]!;
  let end = start;
  while (end < values.length && (rows === null ? end : rows[end]!) < to) end++;
  cursors[index] = end;
  if (end === start) return [];
  return [{ name, rows: Uint16Array.from({ length: end - start }, (_, i) => (rows === null ? start + i : rows[start + i]!) - from), values: values.slice(start, end) }];
}
