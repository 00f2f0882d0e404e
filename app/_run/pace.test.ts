import { describe, expect, it } from 'vitest';
import { appendRows, noPoints } from '../_live/series-points.ts';
import { newestMedian, remainingMs, wallMsPerStep } from './pace.ts';

const points = (steps: number[], atMs: number[], values: number[]) => appendRows(noPoints(1_000), { step: steps, atMs, epoch: steps.map(() => 0), value: values });

describe('the pace', () => {
  it('counts pauses between steps in', () => expect(wallMsPerStep(points([0, 1, 2], [0, 10, 60], [10, 10, 10]))).toBe(30));
  it('forgets what was before a resume', () => expect(wallMsPerStep(points([8, 9, 5, 6], [0, 10, 9_000, 9_020], [1, 1, 1, 1]))).toBe(20));
  it('is not known before two steps', () => expect([wallMsPerStep(undefined), wallMsPerStep(points([0], [0], [1]))]).toEqual([Number.NaN, Number.NaN]));
});

it('newestMedian ignores non-finite values', () => expect(newestMedian(points([0, 1, 2], [0, 1, 2], [5, Number.NaN, 7]))).toBe(6));

it('remainingMs is null where it would be made up', () => {
  expect(remainingMs(411, 2_000, 18)).toBe(1_588 * 18);
  expect([remainingMs(null, 2_000, 18), remainingMs(411, null, 18), remainingMs(411, 2_000, Number.NaN), remainingMs(1_999, 2_000, 18)]).toEqual([null, null, null, null]);
});
