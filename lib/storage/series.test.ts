import { afterEach, describe, expect, it } from 'vitest';
import type { BucketSeriesData, RawSeriesData } from '../protocol/resource.ts';
import { jsonNumbers, ObviousStore, obviousBuckets } from './obvious-store.fixture.ts';
import { attemptId, framed, headerOf, openedFolder, packetOf, runId, startMs, type StoreFolder } from './store.fixture.ts';

let folder: StoreFolder;
afterEach(() => folder.remove());

const secondAttempt = '01900000-0000-7000-9000-000000000002';
const read = (name: string, range: { from?: number; to?: number; buckets: number } = { buckets: 1000 }) => folder.store.series.read(runId, [name], range)[0]!;
const raw = (name: string, range?: { from?: number; to?: number; buckets: number }) => read(name, range) as RawSeriesData;
const count = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** A long curve with a spike, a hole of non-finite values and −0, at every level of the pyramid. */
function longCurve(step: number): number {
  if (step === 31_234) return 1e6;
  if (step === 54_321) return -1e6;
  if (step >= 20_000 && step < 20_300) return [NaN, Infinity, -Infinity][step % 3]!;
  return Math.fround(Math.sin(step / 1000) + ((Math.imul(step, 0x9e3779b1) >>> 8) % 100) / 1000);
}

/** Packets of 5,000 steps each. */
function longPackets(packets: number) {
  return count(0, packets).map((i) => packetOf(i + 1, count(i * 5000, (i + 1) * 5000), { 'train/loss': count(i * 5000, (i + 1) * 5000).map(longCurve) }));
}

describe('a long series', { timeout: 60_000 }, () => {
  it.each([false, true])('gives buckets that equal the obvious computation, reopened: %s', (isReopened) => {
    folder = openedFolder({ foldAfterBytes: 100_000 });
    const obvious = new ObviousStore();
    const packets = longPackets(15);
    folder.append(packets);
    obvious.append(1, packets);
    if (isReopened) folder.close();
    for (const [from, to] of [[0, 75_000], [17, 74_963], [19_999, 20_301], [31_234, 31_234], [4096, 8191], [30_000, 60_001]] as const) {
      const points = obvious.mainCurve('train/loss', from, to);
      for (const buckets of [1, 2, 3, 7, 60, 400, 2000]) {
        const data = read('train/loss', { from, to, buckets });
        if (data.resolution === 'raw') {
          expect(data.value).toEqual(jsonNumbers(points));
          continue;
        }
        const { mean, ...exact } = obviousBuckets(points, data.count);
        expect(data).toMatchObject(exact);
        expect(data.count.reduce((sum, size) => sum + size)).toBe(points.length);
        expect(data.step.length).toBeLessThanOrEqual(buckets);
        expect(data.step.length).toBeGreaterThanOrEqual(Math.min(points.length, buckets) / 2);
        data.mean.forEach((value, i) => (value === null ? expect(mean[i]).toBeNull() : expect(value).toBeCloseTo(mean[i]!, 3)));
      }
    }
  });

  it('never loses an extreme or a non-finite value to the view of the whole', () => {
    folder = openedFolder();
    folder.append(longPackets(12));
    const { min, max, nonFinite } = read('train/loss', { buckets: 10 }) as BucketSeriesData;
    expect([Math.min(...min.map(Number)), Math.max(...max.map(Number)), nonFinite.reduce((a, b) => a + b)]).toEqual([-1e6, 1e6, 300]);
  });

  it('shows a bucket without any finite value as empty, not as zero', () => {
    folder = openedFolder();
    const steps = count(0, 4096);
    folder.append([packetOf(1, steps, { 'train/loss': steps.map(() => NaN) })]);
    expect(read('train/loss', { buckets: 2 })).toMatchObject({ min: [null, null], max: [null, null], mean: [null, null], count: [2048, 2048], nonFinite: [2048, 2048] });
  });

  it('survives sums beyond the largest number', () => {
    folder = openedFolder();
    const steps = count(0, 64);
    folder.append([packetOf(1, steps, { wild: steps.map((step) => (step % 2 === 0 ? 1.7e308 : 1.6e308)) })]);
    const { mean } = read('wild', { buckets: 1 }) as BucketSeriesData;
    expect(mean[0]! / 1.65e308).toBeCloseTo(1, 9);
  });
});

describe('values', () => {
  it('are kept to the last bit, across a restart', () => {
    folder = openedFolder();
    const values = [0.1, NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE, 1 / 3];
    folder.append([packetOf(1, count(0, 8), { 'train/loss': values })]);
    const expected = values.map((value) => (Number.isFinite(value) ? value : String(value)));
    expect(raw('train/loss').value).toEqual(expected);
    folder.close();
    expect(raw('train/loss').value).toEqual(expected);
  });

  it('of any name are kept as they are, markup too, and unknown names are left out', () => {
    folder = openedFolder();
    const names = ['<img src=x onerror=alert(1)>', "'; DROP TABLE runs; --", '训练/损失', '\ufefftrain/loss', '__proto__', 'x'.repeat(256)];
    for (const [i, name] of names.entries()) folder.append([packetOf(i + 1, [i], Object.fromEntries([[name, [i]]]))]);
    folder.close();
    expect(folder.store.series.list(runId).map(({ name }) => name)).toEqual(names);
    expect(folder.store.series.read(runId, ['nobody', ...names], { buckets: 10 }).map(({ name }) => name)).toEqual(names);
  });
});

describe('resumed steps', () => {
  it('continue the curve; what they overlap is kept but not shown', () => {
    folder = openedFolder();
    folder.append([packetOf(1, count(0, 10), { 'train/loss': count(0, 10) }), packetOf(2, [9], { 'validation/loss': [1] })]);
    folder.store.runs.openAttempt(headerOf({ attemptId: secondAttempt, isResume: true }), startMs);
    folder.append([packetOf(1, count(6, 9), { 'train/loss': [106, 107, 108] })], secondAttempt);
    expect(raw('train/loss')).toMatchObject({ step: count(0, 9), value: [0, 1, 2, 3, 4, 5, 106, 107, 108] });
    expect(raw('validation/loss')).toMatchObject({ step: [9], value: [1] });
    expect(folder.store.series.list(runId)[0]).toMatchObject({ count: 13, firstStep: 0, lastStep: 8, last: 108, max: 108 });
    expect(folder.store.runs.find(runId)).toMatchObject({ lastStep: 8, attempts: 2 });
    const kept = [...folder.store.series.replay(runId)].map(({ attemptNumber, columns }) => [attemptNumber, columns.steps.length]);
    expect(kept).toEqual([[1, 10], [1, 1], [2, 3]]);
  });

  it('name what they overlap by attempt, with the step the resume began with', () => {
    const thirdAttempt = '01900000-0000-7000-9000-000000000003';
    folder = openedFolder();
    const overwritten = (name: string, buckets = 100) => folder.store.series.overwritten(runId, [name], buckets);
    folder.append([packetOf(1, count(0, 10), { 'train/loss': count(0, 10), 'validation/loss': new Map([[9, 5]]) })]);
    expect(overwritten('train/loss')).toEqual([]);
    folder.store.runs.openAttempt(headerOf({ attemptId: secondAttempt, isResume: true }), startMs);
    folder.append([packetOf(1, count(6, 9), { 'train/loss': [106, 107, 108] })], secondAttempt);
    folder.store.runs.openAttempt(headerOf({ attemptId: thirdAttempt, isResume: true }), startMs);
    folder.append([packetOf(1, count(8, 12), { 'train/loss': [208, 209, 210, 211], 'validation/loss': new Map([[1, 4]]) })], thirdAttempt);
    for (const isReopened of [false, true]) {
      if (isReopened) folder.close();
      expect(overwritten('train/loss')).toMatchObject([
        { attempt: 1, resumedAtStep: 6, data: { resolution: 'raw', step: [6, 7, 8, 9], value: [6, 7, 8, 9] } },
        { attempt: 2, resumedAtStep: 8, data: { resolution: 'raw', step: [8], value: [108] } },
      ]);
      expect(overwritten('train/loss', 2)[0]!.data).toMatchObject({ resolution: 'buckets', min: [6, 8], max: [7, 9], count: [2, 2] });
      // It was measured again at step 9 only, but the attempt began at 8.
      expect(overwritten('validation/loss')).toMatchObject([{ attempt: 1, resumedAtStep: 8, data: { step: [9], value: [5] } }]);
      expect(overwritten('nothing')).toEqual([]);
    }
  });

  it('of one attempt that go backwards are shown in order, equal steps in order of arrival', () => {
    folder = openedFolder();
    folder.append([packetOf(1, [5, 6, 7], { mine: [50, 60, 70] }), packetOf(2, [2, 6, 3], { mine: [20, 61, 30] })]);
    expect(raw('mine')).toMatchObject({ step: [2, 3, 5, 6, 6, 7], value: [20, 30, 50, 60, 61, 70] });
    expect(raw('mine', { from: 3, to: 6, buckets: 10 }).step).toEqual([3, 5, 6, 6]);
    expect(read('mine', { buckets: 2 })).toMatchObject({ resolution: 'buckets', count: [3, 3], min: [20, 60], max: [50, 70] });
    folder.close();
    expect(raw('mine').value).toEqual([20, 30, 50, 60, 61, 70]);
  });
});

describe('epochs', { timeout: 30_000 }, () => {
  it('are the newest at or before each step', () => {
    folder = openedFolder();
    folder.append([packetOf(1, [2, 4, 6], { epoch: [0, 0.5, 1] }), packetOf(2, [1, 2, 3, 4, 5, 9], { 'train/loss': [1, 2, 3, 4, 5, 9] })]);
    expect(raw('train/loss').epoch).toEqual([null, 0, 0, 0.5, 0.5, 1]);
    expect(raw('train/loss', { from: 5, buckets: 10 }).epoch).toEqual([0.5, 1]);
  });
  it('are null in a run that says none', () => {
    folder = openedFolder();
    folder.append([packetOf(1, [1, 2], { 'train/loss': [1, 2] })]);
    expect(raw('train/loss').epoch).toEqual([null, null]);
  });
  it('are found on long runs too', () => {
    folder = openedFolder();
    for (let seq = 1; seq <= 5; seq++) {
      const steps = count((seq - 1) * 20_000, seq * 20_000);
      folder.append([packetOf(seq, steps, { epoch: steps.map((step) => Math.floor(step / 1000)), 'train/loss': steps })]);
    }
    folder.close();
    const whole = read('train/loss', { buckets: 100 });
    expect(whole.epoch).toEqual(whole.step.map((step) => Math.floor(step / 1000)));
    expect(read('train/loss', { from: 77_990, to: 78_009, buckets: 100 }).epoch).toEqual(count(77_990, 78_010).map((step) => Math.floor(step / 1000)));
  });
});

describe('packets', () => {
  it('are taken once, and a gap is counted until it is filled', () => {
    folder = openedFolder();
    const packets = count(1, 7).map((seq) => packetOf(seq, [seq], { a: [seq] }));
    expect(folder.append([packets[0]!, packets[0]!])).toMatchObject({ duplicates: 1, lastSeq: 1 });
    expect(folder.append([packets[4]!])).toMatchObject({ duplicates: 0, lastSeq: 5 });
    expect(folder.store.runs.find(runId)!.lostRecords).toBe(3);
    folder.close();
    expect(folder.append([packets[2]!, packets[4]!])).toMatchObject({ duplicates: 1, lastSeq: 5 });
    expect(folder.store.runs.find(runId)!.lostRecords).toBe(2);
    expect(raw('a').step).toEqual([1, 3, 5]);
  });

  it('leave the log when they are folded, and are known still', () => {
    folder = openedFolder({ foldAfterBytes: 1 });
    const packet = packetOf(1, count(0, 3), { a: [1, 2, 3] });
    folder.append([packet]);
    expect(folder.rows('SELECT count(*) AS n FROM packets')).toEqual([{ n: 0 }]);
    expect(folder.append([packet])).toMatchObject({ stored: [], duplicates: 1, lastSeq: 1 });
    expect(raw('a').value).toEqual([1, 2, 3]);
  });

  it('of a run that ends are folded at once, and those of an ended attempt are refused', () => {
    folder = openedFolder();
    folder.append([packetOf(1, [1], { a: [1] }, { events: [{ kind: 'attempt-ended', atMs: startMs + 5, step: 1, status: 'failed', reason: 'out of memory' }] })]);
    expect(folder.rows('SELECT count(*) AS n FROM packets')).toEqual([{ n: 0 }]);
    expect(folder.store.runs.find(runId)).toMatchObject({ status: 'failed', endedAtMs: startMs + 5 });
    expect(() => folder.append([packetOf(2, [2], { a: [2] })])).toThrow(expect.objectContaining({ code: 'attempt-ended' }));
    expect(folder.append([packetOf(1, [1], { a: [1] })])).toMatchObject({ duplicates: 1, lastSeq: 1 });
  });

  it('of several runs are stored in one call, and one that is refused does not keep the others back', () => {
    folder = openedFolder();
    const packets = [framed(packetOf(1, [1], { a: [1] }))];
    const answers = folder.store.series.appendMany([
      { runId: '01900000-0000-7000-8000-00000000dead', attemptId, packets, receivedAtMs: startMs },
      { runId, attemptId, packets, receivedAtMs: startMs },
      { runId, attemptId: secondAttempt, packets, receivedAtMs: startMs },
    ]);
    expect(answers).toMatchObject([{ code: 'run-unknown' }, { lastSeq: 1, duplicates: 0 }, { code: 'run-unknown' }]);
  });
});

it('takes at most 12 bytes a point for a training as it is: every step scalars, sampled norms of 40 layers', () => {
  folder = openedFolder();
  folder.close();
  const bytesWhenEmpty = folder.bytesOnDisk(); // tables and indexes are the same for one run and a thousand
  folder.remove();
  folder = openedFolder();
  let points = 0;
  for (let seq = 1; seq <= 60; seq++) {
    const steps = count((seq - 1) * 500, seq * 500);
    const sampled = steps.filter((step) => step % 10 === 0).map((step) => step % 500);
    const layers = count(0, 40).map((layer) => [`gradient-norm/layer_${layer}/kernel`, new Map(sampled.map((row) => [row, Math.fround(Math.sin(row * layer))]))] as const);
    folder.append([packetOf(seq, steps, { 'train/loss': steps.map(longCurve), 'train/accuracy': steps.map((step) => Math.fround(step / 7)), ...Object.fromEntries(layers) })]);
    points += 2 * 500 + 40 * 50;
  }
  folder.close();
  expect((folder.bytesOnDisk() - bytesWhenEmpty) / points).toBeLessThan(12);
});

it('gives up the longest unused runs when memory is short, and reads them again', () => {
  folder = openedFolder({ memoryBytes: 2_000_000 });
  const ids = count(0, 30).map((number) => `01900000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`);
  const steps = count(0, 1000);
  for (const id of ids) {
    folder.store.runs.openAttempt(headerOf({ runId: id }), startMs);
    folder.store.series.append(id, attemptId, [framed(packetOf(1, steps, { 'train/loss': steps, epoch: steps, 'gradient-norm': steps }))], startMs);
  }
  const left = folder.rows('SELECT count(*) AS n FROM packets') as { n: number }[];
  expect(left[0]!.n).toBeGreaterThan(0);
  expect(left[0]!.n).toBeLessThan(25);
  for (const id of ids) expect(folder.store.series.read(id, ['train/loss'], { buckets: 1000 })).toMatchObject([{ value: steps }]);
  folder.close();
  for (const id of ids) expect(folder.store.runs.find(id)).toMatchObject({ lastStep: 999 });
});
