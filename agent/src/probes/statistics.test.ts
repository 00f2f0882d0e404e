import * as fastCheck from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { tf } from '../hooks/tensorflow.fixture.ts';
import type { TensorFlowLike } from '../hooks/tensorflow.ts';
import { activationStatistics, saturationRange } from './activation-statistics.ts';
import { exponentHistogram } from './exponent-histogram.ts';
import { gradientStatistics } from './gradient-statistics.ts';
import type { HostTensor } from './host-values.ts';
import { inputStatistics } from './input-statistics.ts';
import type { Statistic } from './statistic.ts';
import { updateRatio, updateStatistics } from './update-statistics.ts';

const space = tf as unknown as TensorFlowLike;
const float = (values: number[], shape = [values.length]): HostTensor => ({ values: Float32Array.from(values), shape });
const onDevice = (statistic: Statistic, tensors: HostTensor[]): number[] =>
  tf.tidy(() => [
    ...statistic
      .packed(
        space,
        tensors.map(({ values, shape }) => tf.tensor(values, [...shape])),
      )
      .dataSync(),
  ]);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('both ways of computing a statistic agree', () => {
  const tensor = float([1.5, 0, -2, 0, 0.995, -0.995, 3, 0, 0.25, 0, 7, 0], [2, 2, 3]);
  test.each<[string, Statistic, HostTensor[]]>([
    ['gradient', gradientStatistics, [tensor]],
    ['update', updateStatistics, [tensor, float([1, 1, -2, 0, 0, 1, 3, 0, 0.5, 0, 7, 1], [2, 2, 3])]],
    ['input', inputStatistics, [tensor]],
    ['activation of tanh', activationStatistics(saturationRange('tanh'), 'last'), [tensor]],
    ['activation, channels first', activationStatistics(null, 'second'), [tensor]],
    ['activation of several calls', activationStatistics(saturationRange('sigmoid'), 'last'), [tensor, tensor]],
  ])('%s', (_name, statistic, tensors) => {
    const host = statistic.host(tensors);
    const device = onDevice(statistic, tensors);
    expect(host).toHaveLength(statistic.length);
    expect(device).toHaveLength(statistic.length);
    host.forEach((value, i) => (Number.isNaN(value) ? expect(device[i]).toBeNaN() : expect(device[i]).toBeCloseTo(value, 4)));
  });

  test('non-finite gradients', () => {
    const broken = float([1, NaN, Infinity, -Infinity]);
    expect(gradientStatistics.host([broken])[3]).toBe(3);
    expect(onDevice(gradientStatistics, [broken])[3]).toBe(3);
    expect(gradientStatistics.host([broken])[0]).toBeNaN();
  });
});

test('activations: a dead unit is one that is exactly 0 in every row, position and call', () => {
  const [, , zeroRatio, dead] = activationStatistics(null, 'last').host([float([0, 1, 0, 0, 0, 2], [2, 3])]);
  expect(zeroRatio).toBeCloseTo(4 / 6);
  expect(dead).toBeCloseTo(1 / 3);
  const twice = activationStatistics(null, 'last').host([float([0, 1, 0, 0, 0, 2], [2, 3]), float([1, 0, 0], [1, 3])]);
  expect(twice[3]).toBe(0);
  expect(activationStatistics(null, 'second').host([float([0, 0, 1, 1], [1, 2, 2])])[3]).toBe(0.5);
});

test('activations: saturation of bounded functions only', () => {
  const values = float([0.995, -0.995, 0.5, 0.005]);
  expect(activationStatistics(saturationRange('tanh'), 'last').host([values])[4]).toBe(0.5);
  expect(activationStatistics(saturationRange('sigmoid'), 'last').host([values])[4]).toBe(0.75);
  expect(activationStatistics(saturationRange('relu'), 'last').host([values])[4]).toBeNaN();
});

test('inputs: finite values only, and an offset does not swallow the spread', () => {
  expect(inputStatistics.host([float([1, NaN, 3, Infinity])])).toEqual([2, 1, 1, 3, 2]);
  expect(inputStatistics.host([float([])])).toEqual([NaN, NaN, NaN, NaN, 0]);
  const [mean, std] = inputStatistics.host([float([8_000_001, 8_000_003])]);
  expect(mean).toBe(8_000_002);
  expect(std).toBe(1);
});

test('the update ratio of an all-zero variable is finite', () => {
  expect(updateRatio(0, 0)).toBe(0);
  expect(updateRatio(4, 0.04)).toBeCloseTo(0.1);
});

test('exponent histograms count every value once, in the bin of its magnitude', () => {
  fastCheck.assert(
    fastCheck.property(fastCheck.float32Array({ maxLength: 200 }), (values) => {
      const counts = exponentHistogram(values);
      const bins = [...counts.negative, ...counts.positive].reduce((sum, count) => sum + count, 0);
      expect(bins + counts.zero + counts.nan + counts.positiveInfinity + counts.negativeInfinity).toBe(values.length);
      expect(counts.negative.length).toBe(counts.positive.length);
      counts.positive.forEach((count, i) => {
        const low = 2 ** (counts.lowestExponent + i);
        expect(values.filter((value) => value >= low && value < 2 * low).length).toBe(count);
      });
      counts.negative.forEach((count, i) => {
        const low = 2 ** (counts.lowestExponent + i);
        expect(values.filter((value) => -value >= low && -value < 2 * low).length).toBe(count);
      });
      expect(counts.nan).toBe(values.filter(Number.isNaN).length);
    }),
    { seed: 7 },
  );
});

test('exponent histograms: subnormals are zero, empty input has no bins, integers are taken as floats', () => {
  expect(exponentHistogram(Float32Array.from([1e-40, -1e-40, 0]))).toMatchObject({ zero: 3, lowestExponent: 0 });
  expect(exponentHistogram(new Float32Array(0)).positive).toHaveLength(0);
  expect(exponentHistogram(Int32Array.from([4, 5, -8]))).toMatchObject({
    lowestExponent: 2,
    positive: Uint32Array.from([2, 0]),
    negative: Uint32Array.from([0, 1]),
  });
  expect(exponentHistogram(Float32Array.from([NaN, Infinity, -Infinity]))).toMatchObject({
    nan: 1,
    positiveInfinity: 1,
    negativeInfinity: 1,
    zero: 0,
  });
});
