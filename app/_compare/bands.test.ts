import { describe, expect, it } from 'vitest';
import { bandOf } from './bands.ts';

const curve = (step: number[], value: number[]) => ({ step, value });

describe('bandOf', () => {
  it('is the mean with its extremes, over the curves that reach a place', () => {
    const band = bandOf([curve([0, 299], [0, 299]), curve([0, 100], [2, 102])], 'range');
    expect([band.step[10], band.value[10], band.min![10], band.max![10]]).toEqual([10, 11, 10, 12]);
    expect([band.step[200], band.value[200], band.min![200], band.max![200]]).toEqual([200, 200, 200, 200]);
  });
  it('is the mean with its standard deviation', () => {
    const band = bandOf([curve([5], [1]), curve([5], [3])], 'deviation');
    expect([band.value[0], band.min![0], band.max![0]]).toEqual([2, 2 - Math.SQRT2, 2 + Math.SQRT2]);
  });
  it('passes over what is not finite, and is empty without a finite point', () => {
    expect(bandOf([curve([0, 1, 2], [NaN, Infinity, 4])], 'range').value).toEqual(Float64Array.of(4));
    expect(bandOf([curve([0], [NaN])], 'range').step).toHaveLength(0);
    expect(bandOf([], 'range').step).toHaveLength(0);
  });
});
