import { describe, expect, it } from 'vitest';
import { bandOf, columnsOfBand } from './bands.ts';

const curve = (x: number[], value: number[], step = x) => ({ x, step, value });

describe('bandOf', () => {
  it('is the mean with its extremes, over the curves that reach a place', () => {
    const band = bandOf([curve([0, 299], [0, 299]), curve([0, 100], [2, 102])], 'range');
    expect([band.x[10], band.value[10], band.min[10], band.max[10]]).toEqual([10, 11, 10, 12]);
    expect([band.x[200], band.value[200], band.min[200], band.max[200]]).toEqual([200, 200, 200, 200]);
  });
  it('is the mean with its standard deviation', () => {
    const band = bandOf([curve([5], [1]), curve([5], [3])], 'deviation');
    expect([band.value[0], band.min[0], band.max[0]]).toEqual([2, 2 - Math.SQRT2, 2 + Math.SQRT2]);
  });
  it('passes over what is not finite, and is empty without a finite point', () => {
    expect(bandOf([curve([0, 1, 2], [NaN, Infinity, 4])], 'range').value).toEqual(Float64Array.of(4));
    expect(bandOf([curve([NaN, NaN], [1, 2])], 'range').x).toHaveLength(0);
    expect(bandOf([curve([0], [NaN])], 'range').x).toHaveLength(0);
    expect(bandOf([], 'range').x).toHaveLength(0);
  });
  it('meets on another axis than the step, and says the mean step there', () => {
    const band = bandOf([curve([0, 2], [4, 4], [0, 200]), curve([0, 2], [6, 6], [0, 50])], 'range');
    expect([band.x.at(-1), band.step.at(-1), band.value.at(-1)]).toEqual([2, 125, 5]);
    expect(columnsOfBand(band, 'epoch').epoch).toBe(band.x);
    expect(columnsOfBand(band, 'epoch').step).toBe(band.step);
    expect(columnsOfBand(band, 'step').step).toBe(band.x);
    expect(columnsOfBand(band, 'elapsed').elapsedMs).toBe(band.x);
  });
});
