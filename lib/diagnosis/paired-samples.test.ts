import { expect, it } from 'vitest';
import { pairedSamples, valueAt } from './paired-samples.ts';
import type { Samples } from './signals.ts';

const samples = (steps: readonly number[], values: readonly number[]): Samples => ({ steps: Float64Array.from(steps), values: Float64Array.from(values) });

it('takes the newest partner at or before each step', () => {
  expect(pairedSamples(samples([5, 10, 20], [1, 2, 3]), samples([0, 9, 10, 30], [7, 8, 9, 10]))).toEqual({ steps: [5, 10, 20], first: [1, 2, 3], second: [7, 9, 9] });
});

it('leaves out samples without a partner and pairs that are not finite', () => {
  expect(pairedSamples(samples([1, 5, 6], [1, 2, Number.NaN]), samples([3, 6], [Number.NaN, 4]))).toEqual({ steps: [], first: [], second: [] });
});

it('searches again when steps go backwards', () => {
  expect(pairedSamples(samples([10, 2, 10], [1, 2, 3]), samples([0, 10], [7, 8])).second).toEqual([8, 7, 8]);
});

it('reads the value at a step', () => {
  expect(valueAt(samples([0, 10], [7, 8]), 9)).toBe(7);
  expect(valueAt(samples([3], [7]), 2)).toBeNull();
  expect(valueAt(samples([3], [Number.NaN]), 3)).toBeNull();
});
