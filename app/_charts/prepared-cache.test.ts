import { describe, expect, it } from 'vitest';
import type { ChartSeries } from './chart-types.ts';
import { PreparedCache } from './prepared-cache.ts';

const series = (name: string, step: number[]): ChartSeries => ({ name, label: name, colour: '#000', step, value: step, epoch: step.map((its) => Math.floor(its / 2)) });

describe('PreparedCache', () => {
  const loss = series('loss', [0, 1, 2, 3]);
  const sparse = series('validation', [0, 3]);

  it('prepares again only what is new', () => {
    const cache = new PreparedCache();
    const [first, second] = cache.prepare([loss, sparse], 'step', 0);
    const [third, fourth] = cache.prepare([loss, series('validation', [0, 3, 6])], 'step', 0);
    expect(third).toBe(first);
    expect(fourth).not.toBe(second);
  });

  it('prepares again for another axis or weight, and all of them on the epoch axis', () => {
    const cache = new PreparedCache();
    const [first] = cache.prepare([loss], 'step', 0);
    const [smoothed] = cache.prepare([loss], 'step', 0.5);
    expect(smoothed).not.toBe(first);
    const [epoch] = cache.prepare([loss], 'epoch', 0.5);
    expect(cache.prepare([loss, sparse], 'epoch', 0.5)[0]).not.toBe(epoch);
  });

  it('smooths a sparse series over the same stretch of steps as a dense one', () => {
    const [, validation] = new PreparedCache().prepare([loss, sparse], 'step', 0.5);
    const weight = 0.5 ** 3;
    expect(validation!.smoothed![1]).toBeCloseTo((3 * 1) / (1 + weight), 12);
  });
});
