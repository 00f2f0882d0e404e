import { decodePackets } from '../lib/protocol/decode-packet.ts';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import type { RunEvent } from '../lib/protocol/run-event.ts';
import { createStore } from '../lib/storage/create-store.ts';
import { benchHeader } from './bench-header.ts';
import { packetOf, syntheticLoss } from './synthetic-run.ts';

const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const idOf = (part: string, index: number) => `01900000-0000-7000-${part}-${String(index).padStart(12, '0')}`;

/** Ids of `count` ended runs in a new data directory, newest last; each has a curve of `points` steps and settings of its own. */
export function fillHistory(dataDir: string, count: number, points: number): readonly string[] {
  const store = createStore({ dataDir, logger: silentLogger });
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const [runId, attemptId] = [idOf('8000', index), idOf('9000', index)];
    const startedAtMs = benchHeader().startedAtMs + index * 60_000;
    const config = { rate: 10 ** -(1 + (index % 4)), batch: 16 * 2 ** (index % 5), optimizer: { name: index % 2 === 0 ? 'sgd' : 'adam' }, seed: index };
    store.runs.openAttempt({ ...benchHeader(), runId, attemptId, project: `project-${index % 7}`, name: `run-${index}`, config, tags: index % 3 === 0 ? ['wide'] : ['deep', 'second'], startedAtMs }, startedAtMs);
    let seq = 1;
    for (let step = 0; step < points; step += 2_000) {
      store.series.append(runId, attemptId, decodePackets(packetOf(seq++, step, Math.min(2_000, points - step), ['train/loss', 'validation/loss'], startedAtMs)), startedAtMs + step * 10);
    }
    const ended: RunEvent = { kind: 'attempt-ended', atMs: startedAtMs + points * 10, step: points - 1, status: index % 11 === 0 ? 'failed' : 'finished' };
    const last = { steps: Float64Array.of(points), atMs: Float64Array.of(ended.atMs), series: [{ name: 'validation/accuracy', rows: null, values: Float32Array.of(1 - syntheticLoss(index * 9)/ 3) }] };
    store.series.append(runId, attemptId, decodePackets(encodePacket({ seq, columns: last, histograms: [], events: [ended] })), ended.atMs);
    ids.push(runId);
  }
  store.close();
  return ids;
}
