/** Bytes on disk per stored point, everything included, for a run with many series sampled as the agent samples them. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePackets } from '../lib/protocol/decode-packet.ts';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import type { SeriesColumn } from '../lib/protocol/packet.ts';
import { benchHeader } from './bench-header.ts';
import { record } from './measure.ts';
import { openBenchStore, syntheticLoss } from './synthetic-run.ts';

const everyStep = 8;
const sampled = 292;
const sampleEvery = 10;
const steps = 54_000;
const rowsPerPacket = 100;
const folder = mkdtempSync(join(tmpdir(), 'tunewatch-bench-disk-'));
const { store, runId, attemptId } = openBenchStore(folder);

let points = 0;
for (let first = 0, seq = 1; first < steps; first += rowsPerPacket, seq++) {
  const stepsOfPacket = Float64Array.from({ length: rowsPerPacket }, (_, row) => first + row);
  // Real clocks are not even: a few milliseconds of jitter on every step.
  const atMs = stepsOfPacket.map((step) => benchHeader().startedAtMs + step * 12 + Math.round(syntheticLoss(step) * 100) % 7);
  const sampledRows = Uint16Array.from({ length: rowsPerPacket / sampleEvery }, (_, index) => index * sampleEvery);
  const series: SeriesColumn[] = [];
  for (let index = 0; index < everyStep; index++) {
    series.push({ name: `scalar-${index}`, rows: null, values: Float32Array.from(stepsOfPacket, (step) => syntheticLoss(step + index * 7919)) });
  }
  for (let index = 0; index < sampled; index++) {
    series.push({ name: `gradient-norm/layer_${index}/kernel`, rows: sampledRows, values: Float32Array.from(sampledRows, (row) => syntheticLoss(first + row + index * 104_729)) });
  }
  points += series.reduce((sum, column) => sum + column.values.length, 0);
  const bytes = encodePacket({ seq, columns: { steps: stepsOfPacket, atMs, series }, histograms: [], events: [] });
  store.series.append(runId, attemptId, decodePackets(bytes), Date.now());
}
store.close();
const bytesOnDisk = readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
rmSync(folder, { recursive: true });
const perPoint = bytesOnDisk / points;
record({
  topic: 'disk',
  method: `A run of ${steps} steps with ${everyStep} series at every step and ${sampled} at every tenth, uneven clock; size of all files after closing.`,
  results: [{ name: `bytes per point (${points.toLocaleString('en')} points, ${everyStep + sampled} series)`, value: perPoint, unit: 'B', aim: '≤ 12', isMet: perPoint <= 12 }],
  raw: { points, bytesOnDisk },
});
