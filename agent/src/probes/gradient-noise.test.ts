import { expect, test } from 'vitest';
import { GradientNoise } from './gradient-noise.ts';

/** Gradients of batches of `size` samples: signal `g` in each of `n` values, noise of variance `variance` per sample. */
function estimates(g: number, variance: number, size: number, rounds: number): number[] {
  let state = 7;
  const uniform = (): number => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) / 2147483647;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const noise = new GradientNoise();
  const found: number[] = [];
  for (let sample = 0; sample < 8 * rounds; sample++) {
    const gradient = Float64Array.from({ length: 200 }, () => g + normal() * Math.sqrt(variance / size));
    noise.add(
      'a',
      gradient,
      gradient.reduce((sum, value) => sum + value * value, 0),
    );
    const estimate = noise.endSample(size);
    if (estimate !== null) found.push(estimate);
  }
  return found;
}

test('the noise scale is the variance per sample over the squared signal, whatever the batch size', () => {
  for (const size of [4, 32]) {
    const found = estimates(1, 20, size, 40);
    expect(found).toHaveLength(40);
    expect(found.reduce((sum, value) => sum + value, 0) / found.length).toBeCloseTo(20, -0.5);
  }
});

test('without noise it is 0, without signal there is mostly no estimate', () => {
  expect(estimates(1, 0, 4, 1)[0]).toBeCloseTo(0, 5);
  expect(estimates(0, 1, 4, 20).length).toBeLessThan(20);
});

test('another batch size begins a new estimate', () => {
  const noise = new GradientNoise();
  for (let sample = 0; sample < 7; sample++) {
    noise.add('a', [1], 1);
    expect(noise.endSample(8)).toBeNull();
  }
  noise.add('a', [1], 1);
  expect(noise.endSample(16)).toBeNull();
});
