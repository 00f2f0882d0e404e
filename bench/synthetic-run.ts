import { encodePacket } from '../lib/protocol/encode-packet.ts';
import { decodePackets } from '../lib/protocol/decode-packet.ts';
import type { SeriesColumn } from '../lib/protocol/packet.ts';
import { createStore } from '../lib/storage/create-store.ts';
import type { Store } from '../lib/storage/store.ts';
import { benchHeader } from './bench-header.ts';

const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A loss curve with noise, the same at every call; float32 values, as a training has them. */
export function syntheticLoss(step: number): number {
  const noise = ((Math.imul(step ^ 0x9e3779b9, 0x85ebca6b) >>> 8) & 0xffff) / 0xffff;
  return Math.fround(2.3 * Math.exp(-step / 40_000) + 0.05 * noise);
}

export function openBenchStore(dataDirectory: string): { store: Store; runId: string; attemptId: string } {
  const store = createStore({ dataDir: dataDirectory, logger: silentLogger });
  const header = benchHeader();
  store.runs.openAttempt(header, header.startedAtMs);
  return { store, runId: header.runId, attemptId: header.attemptId };
}

/** One packet of `rows` steps from `firstStep` on, with `names.length` dense float32 series. */
export function packetOf(seq: number, firstStep: number, rows: number, names: readonly string[], startedAtMs: number): Uint8Array {
  const steps = Float64Array.from({ length: rows }, (_, row) => firstStep + row);
  const atMs = steps.map((step) => startedAtMs + step * 10);
  const series: SeriesColumn[] = names.map((name, index) => ({ name, rows: null, values: Float32Array.from(steps, (step) => syntheticLoss(step + index * 7919)) }));
  return encodePacket({ seq, columns: { steps, atMs, series }, histograms: [], events: [] });
}

/** Fills `train/loss` of the run with `points` steps. */
export function fillSeries(store: Store, runId: string, points: number): void {
  const { attemptId, startedAtMs } = benchHeader();
  const rowsPerPacket = 2000;
  for (let step = 0, seq = 1; step < points; seq++, step += rowsPerPacket) {
    const bytes = packetOf(seq, step, Math.min(rowsPerPacket, points - step), ['train/loss'], startedAtMs);
    store.series.append(runId, attemptId, decodePackets(bytes), startedAtMs + step);
  }
}
