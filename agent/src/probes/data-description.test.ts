import { expect, test } from 'vitest';
import { constantFeatureRatio, describeTensor, duplicateRatio, neighbourCorrelation, spreadRows, tailRatio } from './data-description.ts';
import type { HostTensor } from './host-values.ts';
import { nonFiniteRows } from './non-finite-trace.ts';
import { orderHash } from './order-hash.ts';
import { rowsSumToOne } from './start-probe.ts';

const tensor = (values: number[], shape: number[]): HostTensor => ({ values: Float32Array.from(values), shape });

test('a tensor is described over its finite values', () => {
  expect(describeTensor(tensor([1, 2, 3, NaN], [2, 2]))).toMatchObject({
    shape: [2, 2],
    mean: 2,
    min: 1,
    max: 3,
    nonFinite: 1,
    isInteger: false,
  });
  expect(describeTensor(tensor([1, 2, 3, 4], [2, 2]))).toMatchObject({ isInteger: true, tailRatio: 1 });
  expect(describeTensor(tensor([NaN], [1]))).toMatchObject({ mean: null, std: null, min: null, max: null, tailRatio: null });
});

test('the tail of a feature is its largest magnitude over its median', () => {
  expect(tailRatio(tensor([1, 1, 1, 50, 1, -1], [3, 2]))).toBe(50);
  expect(tailRatio(tensor([0, 0], [2, 1]))).toBeNull();
});

test('constant columns are counted over all inputs', () => {
  expect(constantFeatureRatio([tensor([1, 2, 1, 3], [2, 2])])).toBe(0.5);
  expect(constantFeatureRatio([tensor([1, 2], [1, 2])])).toBeNull();
});

test('rows of validation that stand among the training rows', () => {
  const training = tensor([1, 2, 3, 4, 5, 6], [3, 2]);
  expect(duplicateRatio(training, tensor([3, 4, 3, 5], [2, 2]))).toBe(0.5);
  expect(duplicateRatio(training, tensor([1, 2, 3], [1, 3]))).toBeNull();
  // equal in hash (only whole 65,537ths are hashed), different in value
  expect(duplicateRatio(tensor([1e-9], [1, 1]), tensor([2e-9], [1, 1]))).toBe(0);
});

test('neighbouring pixels of a smooth image agree, of noise they do not', () => {
  const smooth = Array.from({ length: 64 }, (_, i) => Math.floor(i / 8) + (i % 8));
  const noise = Array.from({ length: 64 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 16) % 97);
  expect(neighbourCorrelation(tensor(smooth, [1, 8, 8, 1]))).toBeGreaterThan(0.8);
  expect(Math.abs(neighbourCorrelation(tensor(noise, [1, 8, 8, 1]))!)).toBeLessThan(0.3);
  expect(neighbourCorrelation(tensor(new Array<number>(64).fill(3), [1, 8, 8, 1]))).toBeNull();
  expect(neighbourCorrelation(tensor(smooth, [1, 64]))).toBeNull();
});

test('rows are spread over the whole', () => {
  expect([...spreadRows(tensor([0, 1, 2, 3, 4, 5, 6, 7], [8, 1]), 4).values]).toEqual([0, 2, 4, 6]);
  expect(spreadRows(tensor([0, 1], [2, 1]), 4)).toMatchObject({ shape: [2, 1] });
});

test('output rows sum to one, or not, or have nothing to sum', () => {
  expect(rowsSumToOne(tensor([0.25, 0.75, 1, 0], [2, 2]))).toBe(true);
  expect(rowsSumToOne(tensor([1.5, -0.5], [1, 2]))).toBe(false);
  expect(rowsSumToOne(tensor([0.2, 0.2], [1, 2]))).toBe(false);
  expect(rowsSumToOne(tensor([1], [1, 1]))).toBeNull();
});

test('rows with non-finite values', () => {
  expect(nonFiniteRows([0, 1, NaN, Infinity, 0, 0, -Infinity, 1], [4, 2])).toEqual([1, 3]);
});

test('the order hash tells orders of the same rows apart', () => {
  expect(orderHash(tensor([1, 2, 3, 4], [2, 2]))).toBe(orderHash(tensor([1, 2, 3, 4], [2, 2])));
  expect(orderHash(tensor([1, 2, 3, 4], [2, 2]))).not.toBe(orderHash(tensor([3, 4, 1, 2], [2, 2])));
});
