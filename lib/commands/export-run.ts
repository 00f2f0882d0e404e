import type { HistogramRecord, Packet } from '../protocol/packet.ts';
import type { JsonNumber } from '../protocol/resource.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Store } from '../storage/store.ts';

export const exportFormats = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Characters gathered before a piece is given out. */
const pieceCharacters = 65_536;

/**
 * The run as text, in bounded pieces, non-finite values kept. `ndjson`: one JSON object a line, told apart by `kind`: the `run`
 * first, every `point`, `histogram` and `event` in order of arrival, then each `incident`. `csv`: a header and one line per
 * point. Throws `run-unknown` at once for a run that does not exist.
 */
export function exportRun(store: Store, runId: string, format: ExportFormat): Iterable<string> {
  const run = store.runs.find(runId);
  if (!run) throw new TunewatchError('run-unknown', `There is no run "${runId}".`);
  if (format === 'csv') return inPieces(csvLines(store, runId));
  return inPieces(
    (function* () {
      yield JSON.stringify({ kind: 'run', ...run });
      for (const part of store.series.replay(runId)) yield* jsonLines(part);
      for (const incident of store.incidents.ofRun(runId)) yield JSON.stringify({ kind: 'incident', ...incident });
    })(),
  );
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length >= pieceCharacters) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

type StoredPart = Pick<Packet, 'columns' | 'histograms' | 'events'>;

function* csvLines(store: Store, runId: string): Generator<string> {
  yield 'series,step,atMs,value';
  for (const part of store.series.replay(runId)) {
    for (const { series, step, atMs, value } of pointsOf(part)) yield `${csvText(series)},${step},${atMs},${value}`;
  }
}

function* jsonLines(part: StoredPart): Generator<string> {
  for (const point of pointsOf(part)) yield JSON.stringify({ kind: 'point', ...point, value: toJsonNumber(point.value) });
  for (const histogram of part.histograms) yield JSON.stringify({ kind: 'histogram', histogram: plainHistogram(histogram) });
  for (const event of part.events) yield JSON.stringify({ kind: 'event', event });
}

/** Points of a part row by row, so that what belongs to one step stands together. */
function* pointsOf({ columns }: StoredPart): Generator<{ readonly series: string; readonly step: number; readonly atMs: number; readonly value: number }> {
  const next = new Uint32Array(columns.series.length);
  for (let row = 0; row < columns.steps.length; row++) {
    for (let column = 0; column < columns.series.length; column++) {
      const { name, rows, values } = columns.series[column]!;
      const at = next[column]!;
      if (at >= values.length || (rows ? rows[at] : at) !== row) continue;
      next[column] = at + 1;
      yield { series: name, step: columns.steps[row]!, atMs: columns.atMs[row]!, value: values[at]! };
    }
  }
}

function plainHistogram(histogram: HistogramRecord): object {
  const { kind, ...rest } = histogram;
  if (histogram.kind === 'category') return { kind, ...rest, counts: [...histogram.counts] };
  return { kind, ...rest, negative: [...histogram.negative], positive: [...histogram.positive] };
}

function toJsonNumber(value: number): JsonNumber {
  return Number.isFinite(value) ? value : (String(value) as JsonNumber);
}

/** A field as RFC 4180 wants it: quoted where it holds a comma, a quote or a line break. */
function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
