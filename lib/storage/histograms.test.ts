import { afterEach, expect, it } from 'vitest';
import type { HistogramRecord } from '../protocol/packet.ts';
import { headerOf, openedFolder, packetOf, runId, startMs, type StoreFolder } from './store.fixture.ts';

let folder: StoreFolder;
afterEach(() => folder.remove());

const label = (step: number, counts: readonly number[] = [step, 1]): HistogramRecord => ({ kind: 'category', name: 'label', step, atMs: startMs + step, counts: Uint32Array.from(counts) });
const steps = (range: { from?: number; to?: number; limit: number }, name = 'label') => folder.store.series.histograms(runId, name, range).map(({ step }) => step);
const second = '01900000-0000-7000-9000-000000000002';

it('exponents become edges that are powers of two, with zeros between the innermost', () => {
  folder = openedFolder();
  const record: HistogramRecord = {
    ...{ kind: 'exponent', name: 'weight/dense/kernel', step: 3, atMs: startMs, zero: 5, nan: 1, positiveInfinity: 2, negativeInfinity: 3, lowestExponent: -2 },
    ...{ negative: Uint32Array.of(7, 8), positive: Uint32Array.of(9, 10) },
  };
  folder.append([packetOf(1, [], {}, { histograms: [record] })]);
  const expected = [
    {
      ...{ name: 'weight/dense/kernel', step: 3, atMs: startMs, kind: 'exponent', nan: 1, positiveInfinity: 2, negativeInfinity: 3 },
      ...{ edges: [-1, -0.5, -0.25, 0.25, 0.5, 1], counts: [8, 7, 5, 9, 10] },
    },
  ];
  const read = () => folder.store.series.histograms(runId, 'weight/dense/kernel', { limit: 10 });
  expect(read()).toEqual(expected);
  folder.close();
  expect(read()).toEqual(expected);
});

it('are found in a range of steps, spread evenly when there are more than asked for', () => {
  folder = openedFolder({ foldAfterBytes: 1 });
  for (let seq = 1; seq <= 10; seq++) folder.append([packetOf(seq, [], {}, { histograms: Array.from({ length: 10 }, (_, i) => label((seq - 1) * 10 + i)) })]);
  for (const _ of [1, 2]) {
    expect(steps({ limit: 200 })).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(steps({ from: 31, to: 34, limit: 200 })).toEqual([31, 32, 33, 34]);
    expect(steps({ limit: 4 })).toEqual([0, 33, 66, 99]);
    expect(steps({ limit: 1 })).toEqual([99]);
    expect(folder.store.series.histograms(runId, 'label', { from: 40, to: 40, limit: 9 })).toMatchObject([{ edges: [0, 1, 2], counts: [40, 1] }]);
    folder.close();
  }
  expect(folder.store.series.histogramNames(runId)).toEqual(['label']);
  expect(steps({ limit: 9 }, 'nobody')).toEqual([]);
});

it('of a resumed run hide those they overlap', () => {
  folder = openedFolder();
  folder.append([packetOf(1, [], {}, { histograms: [label(0), label(10), label(20)] })]);
  folder.store.runs.openAttempt(headerOf({ attemptId: second }), startMs);
  folder.append([packetOf(1, [], {}, { histograms: [label(10, [9, 9])] })], second);
  expect(folder.store.series.histograms(runId, 'label', { limit: 9 })).toMatchObject([{ step: 0 }, { step: 10, counts: [9, 9] }]);
});
