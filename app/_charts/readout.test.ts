import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartSeries } from './chart-types.ts';
import { prepareSeries, stepsInView, valueExtent, viewOfSteps, xExtent } from './prepared-series.ts';
import { lastReadings, nextX, readingsAt, snapTo, summaryOf } from './readout.ts';

const series = (name: string, step: number[], value: number[], more: Partial<ChartSeries> = {}): ChartSeries => ({ name, label: name, colour: '#000', step, value, ...more });
const prepare = (each: ChartSeries) => prepareSeries(each, 'step', null, 0);

describe('readings', () => {
  const loss = prepare(series('train/loss', [0, 1, 2, 3], [4, 3, NaN, 1], { atMs: [10, 20, 30, 40], epoch: [0, 0, 1, 1] }));
  const sparse = prepare(series('validation/loss', [0, 3], [5, 2], { min: [5, 1], max: [5, 3], count: [1, 9], nonFinite: [0, 2] }));

  it('are those of the nearest rows, with step, epoch, time and bucket', () => {
    const [first, second] = readingsAt([loss, sparse], 2.2);
    expect(first).toMatchObject({ row: 2, step: 2, epoch: 1, atMs: 30, value: NaN, bucket: null, smoothed: null });
    expect(second).toMatchObject({ step: 3, value: 2, bucket: { min: 1, max: 3, count: 9, nonFinite: 2 } });
    expect(second!.epoch).toBeNaN();
  });

  it('are the newest when nobody points, and none of an empty series', () => {
    expect(lastReadings([loss, sparse, prepare(series('empty', [], []))]).map(({ step }) => step)).toEqual([3, 3]);
  });

  it('snap to rows and walk from row to row of any series', () => {
    expect(snapTo([loss, sparse], 1.4)).toBe(1);
    expect(snapTo([], 1)).toBeNaN();
    expect([nextX([sparse, loss], 1, 1), nextX([sparse, loss], 1, -1), nextX([sparse], 1, 1), nextX([loss], 3, 1)]).toEqual([2, 0, 3, 3]);
  });

  it('walk exactly over all x there are', () => {
    const column = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(column, column, (a, b) => {
      const all = [a, b].map((step, index) => prepare(series(String(index), step, step)));
      const expected = [...new Set([...a, ...b])].sort((one, other) => one - other);
      const walked = [expected[0]!];
      for (let next = nextX(all, walked[0]!, 1); next !== walked.at(-1); next = nextX(all, next, 1)) walked.push(next);
      expect(walked).toEqual(expected);
    }));
  });

  it('summarise over finite values, envelope included', () => {
    expect(summaryOf(loss)).toEqual({ last: 1, min: 1, max: 4 });
    expect(summaryOf(sparse)).toEqual({ last: 2, min: 1, max: 5 });
    expect(summaryOf(prepare(series('empty', [], [])))).toEqual({ last: NaN, min: NaN, max: NaN });
  });
});

describe('extents', () => {
  it('span all series and give a single row room', () => {
    expect(xExtent([prepare(series('a', [5, 9], [1, 1])), prepare(series('b', [2], [1]))])).toEqual({ from: 2, to: 9 });
    expect(xExtent([prepare(series('a', [7], [1]))])).toEqual({ from: 7, to: 8 });
    expect(xExtent([prepare(series('a', [], []))])).toBeNull();
  });

  it('of values hold the envelope in view and nothing non-finite or below the floor', () => {
    const bucketed = prepare(series('a', [0, 1, 2], [1, 2, Infinity], { min: [-1, 0.5, NaN], max: [4, 9, NaN] }));
    expect(valueExtent([bucketed], { from: 0, to: 2 }, -Infinity)).toEqual({ from: -1, to: 9 });
    expect(valueExtent([bucketed], { from: 0, to: 0.5 }, -Infinity)).toEqual({ from: -1, to: 4 });
    expect(valueExtent([bucketed], { from: 0, to: 2 }, 0)).toEqual({ from: 0.5, to: 9 });
    expect(valueExtent([bucketed], { from: 5, to: 6 }, 0)).toBeNull();
  });
});

describe('steps and other axes', () => {
  const timed = prepareSeries(series('a', [0, 10, 20], [1, 1, 1], { atMs: [1000, 2000, 3000] }), 'time', null, 0);

  it('are translated both ways through the rows', () => {
    expect(stepsInView([timed], 'time', { from: 1900, to: 3000 })).toEqual({ from: 10, to: 20 });
    expect(viewOfSteps([timed], 'time', { from: 0, to: 20 })).toEqual({ from: 1000, to: 3000 });
    expect(stepsInView([timed], 'step', { from: 1.5, to: 2.5 })).toEqual({ from: 1, to: 3 });
    expect(viewOfSteps([], 'time', { from: 0, to: 20 })).toBeNull();
  });
});

describe('a resumed run', () => {
  const resumed = prepare(series('a', [0, 1, 2, 3, 2, 3, 4], [9, 8, 7, 6, 5, 4, 3]));

  it('is overtaken from the step the later attempt began at', () => {
    expect(resumed.stretches).toHaveLength(2);
    expect(resumed.overtakenAt).toEqual([2, Infinity]);
  });

  it('reads from the newest attempt', () => {
    expect(readingsAt([resumed], 3)[0]!.value).toBe(4);
    expect(readingsAt([resumed], 1)[0]!.value).toBe(8);
  });
});
