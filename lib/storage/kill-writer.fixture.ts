import { encodePacket } from '../protocol/encode-packet.ts';
import { decodePackets } from '../protocol/decode-packet.ts';
import { createStore } from './create-store.ts';
import { attemptId, headerOf, packetOf, runId, startMs } from './store.fixture.ts';

/** Value of a series at a step: the journal that the parent compares with. */
export function journalValue(name: string, step: number): number {
  if (step % 97 === 0) return [NaN, Infinity, -Infinity][step % 3]!;
  return name === 'double' ? step / 3 : Math.fround(Math.sin(step));
}

/** Names of the series that have a value at the step. */
export function journalNames(step: number): readonly string[] {
  return ['train/loss', 'double', ...(step % 50 === 0 ? ['sparse'] : [])];
}

export const rowsPerPacket = 40;

/** Appends packet after packet from where the store stands, writing each acknowledged seq as a line, until it is killed. */
export function writeUntilKilled(dataDir: string): never {
  const store = createStore({ dataDir, foldAfterBytes: 20_000 });
  const { lastSeq } = store.runs.openAttempt(headerOf(), startMs);
  for (let seq = lastSeq + 1; ; seq++) {
    const steps = Array.from({ length: rowsPerPacket }, (_, i) => (seq - 1) * rowsPerPacket + i);
    const valuesOf = (name: string) => new Map(steps.flatMap((step, row) => (journalNames(step).includes(name) ? [[row, journalValue(name, step)] as const] : [])));
    const series = Object.fromEntries(['train/loss', 'double', 'sparse'].map((name) => [name, valuesOf(name)] as const));
    const histograms = [{ kind: 'category' as const, name: 'label', step: steps[0]!, atMs: startMs, counts: Uint32Array.of(seq) }];
    store.series.append(runId, attemptId, decodePackets(encodePacket(packetOf(seq, steps, series, { histograms }))), startMs);
    process.stdout.write(`${seq}\n`); // to a pipe, synchronous on POSIX systems: what was acknowledged was said
  }
}

const [, , dataDir] = process.argv;
if (dataDir !== undefined && process.argv[1]?.includes('kill-writer')) writeUntilKilled(dataDir);
