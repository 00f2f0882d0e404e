import { describe, expect, test } from 'vitest';
import type { HostTensor } from './host-values.ts';
import { countCategories, countPredictions, entropy, expectedBatchEntropy, labelCoding, type LabelHints } from './labels.ts';

const tensor = (values: number[], shape: number[]): HostTensor => ({ values: Float32Array.from(values), shape });
const hints = (given: Partial<LabelHints> = {}): LabelHints => ({ loss: null, outputUnits: null, task: null, ...given });

describe('how targets name classes', () => {
  const oneHot = tensor([1, 0, 0, 0, 0, 1], [2, 3]);
  const numbers = tensor([0, 2, 1], [3, 1]);
  const bits = tensor([0, 1, 1], [3, 1]);
  test.each([
    ['one-hot rows', oneHot, hints(), { form: 'rows', categories: 3 }],
    ['one-hot rows of a sequence', tensor([1, 0, 0, 1], [1, 2, 2]), hints(), { form: 'rows', categories: 2 }],
    [
      'smoothed rows under a categorical loss',
      tensor([0.9, 0.1], [1, 2]),
      hints({ loss: 'categoricalCrossentropy' }),
      { form: 'rows', categories: 2 },
    ],
    ['the same under another loss', tensor([0.9, 0.1], [1, 2]), hints({ loss: 'meanSquaredError' }), null],
    [
      'class numbers under a sparse loss',
      numbers,
      hints({ loss: 'sparseCategoricalCrossentropy', outputUnits: 5 }),
      { form: 'ids', categories: 5 },
    ],
    ['class numbers nobody declared', numbers, hints({ loss: 'meanSquaredError' }), null],
    ['class numbers of a classification', numbers, hints({ task: 'classification' }), { form: 'ids', categories: 3 }],
    ['0 and 1 under a binary loss', bits, hints({ loss: 'binaryCrossentropy', outputUnits: 1 }), { form: 'ids', categories: 2 }],
    ['class numbers under a binary loss', numbers, hints({ loss: 'binaryCrossentropy' }), null],
    ['several labels at once', tensor([1, 1, 0, 1], [2, 2]), hints({ loss: 'binaryCrossentropy' }), null],
    ['fractions', tensor([0.5, 1.5], [2, 1]), hints({ task: 'classification' }), null],
    ['a declared regression', oneHot, hints({ task: 'regression' }), null],
    ['nothing', tensor([], [0, 3]), hints(), null],
    ['NaN', tensor([NaN, 1], [1, 2]), hints({ loss: 'categoricalCrossentropy' }), null],
  ])('%s', (_name, target, given, coding) => expect(labelCoding(target, given)).toEqual(coding));
});

test('labels and predictions are counted by class', () => {
  expect([...countCategories(tensor([1, 0, 0, 0, 0, 1, 0, 0, 1], [3, 3]), { form: 'rows', categories: 3 })]).toEqual([1, 0, 2]);
  expect([...countCategories(tensor([0, 2, 2, 9], [4]), { form: 'ids', categories: 3 })]).toEqual([1, 0, 2]);
  expect([...countPredictions(tensor([0.1, 0.9, 0.8, 0.2, NaN, NaN], [3, 2]), { form: 'ids', categories: 2 }, 0.5)!]).toEqual([1, 1]);
  expect([...countPredictions(tensor([0.4, 0.6], [2, 1]), { form: 'ids', categories: 2 }, 0.5)!]).toEqual([1, 1]);
  expect([...countPredictions(tensor([-0.4, 0.6], [2, 1]), { form: 'ids', categories: 2 }, 0)!]).toEqual([1, 1]);
  expect(countPredictions(tensor([1, 2, 3, 4], [1, 4]), { form: 'ids', categories: 3 }, 0)).toBeNull();
});

test('entropy in nats', () => {
  expect(entropy([5, 5])).toBeCloseTo(Math.LN2);
  expect(entropy([7, 0])).toBe(0);
  expect(entropy([])).toBe(0);
});

test('the expected entropy of a random batch is what random batches have on average', () => {
  const prior = [6, 3, 1];
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) / 2147483647;
  let total = 0;
  for (let trial = 0; trial < 20_000; trial++) {
    const counts = [0, 0, 0];
    for (let i = 0; i < 8; i++) {
      const drawn = random() * 10;
      counts[drawn < 6 ? 0 : drawn < 9 ? 1 : 2]!++;
    }
    total += entropy(counts);
  }
  expect(expectedBatchEntropy(prior, 8)).toBeCloseTo(total / 20_000, 1.9);
  expect(expectedBatchEntropy([5, 0], 8)).toBe(0);
  expect(expectedBatchEntropy([], 8)).toBe(0);
  expect(expectedBatchEntropy([1, 1], 100_000)).toBeCloseTo(Math.LN2, 4);
});
