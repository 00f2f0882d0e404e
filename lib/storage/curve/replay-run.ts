import type { Packet } from '../../protocol/packet.ts';
import type { RunEvent } from '../../protocol/run-event.ts';
import { clockChunk, clockColumn, packetChunk, packetColumn } from '../columns/chunk-kind.ts';
import type { ReplayedPacket } from '../store.ts';
import type { CurveSource } from './main-curve.ts';
import { HistogramCursor, StrandCursor } from './replay-cursors.ts';

/** Reads the events of a folded packet; `undefined` when it had none. */
export type EventReader = (packet: number) => string | undefined;

/**
 * Every packet stored of the run when the iteration begins, in order of arrival, as it came; the first `skip` are left out.
 * One packet and one chunk a series are held in memory at a time, and the run may grow meanwhile.
 */
export function* replayRun(source: CurveSource, readEvents: EventReader, skip: number): Iterable<ReplayedPacket> {
  const { state } = source;
  const total = state.packets.total;
  let row = 0;
  for (let packet = 0; packet < Math.min(skip, total); packet++) row += packetEntry(source, packet)[packetColumn.rows]!;
  const strands = [...state.series].flatMap(([name, series]) => series.strands.map((strand) => new StrandCursor(source, name, strand, row)));
  const histograms = [...state.histograms.values()].map((histogram) => new HistogramCursor(source, histogram, skip));
  for (let packet = skip; packet < total; packet++) {
    const entry = packetEntry(source, packet);
    const rows = entry[packetColumn.rows]!;
    const events = state.newEvents.find((candidate) => candidate.packet === packet)?.body ?? readEvents(packet);
    yield {
      attemptNumber: entry[packetColumn.attempt]!,
      seq: entry[packetColumn.seq]!,
      receivedAtMs: entry[packetColumn.receivedAtMs]!,
      columns: readColumns(source, strands, row, rows),
      histograms: histograms.flatMap((cursor) => cursor.take(packet)),
      events: events === undefined ? [] : (JSON.parse(events) as RunEvent[]),
    };
    row += rows;
  }
}

function packetEntry({ state, chunks }: CurveSource, packet: number): readonly number[] {
  const number = Math.floor(packet / packetChunk.capacity);
  return chunks.packets(state, number).map((column) => column[packet - number * packetChunk.capacity]!);
}

function readColumns({ state, chunks }: CurveSource, strands: readonly StrandCursor[], firstRow: number, rows: number): Packet['columns'] {
  const steps = new Float64Array(rows);
  const atMs = new Float64Array(rows);
  for (let i = 0; i < rows; ) {
    const number = Math.floor((firstRow + i) / clockChunk.capacity);
    const clock = chunks.clock(state, number);
    const start = firstRow + i - number * clockChunk.capacity;
    const end = Math.min(clockChunk.capacity, start + rows - i);
    steps.set(clock[clockColumn.step]!.subarray(start, end), i);
    atMs.set(clock[clockColumn.atMs]!.subarray(start, end), i);
    i += end - start;
  }
  return { steps, atMs, series: strands.flatMap((cursor) => cursor.take(firstRow, rows) ?? []) };
}
