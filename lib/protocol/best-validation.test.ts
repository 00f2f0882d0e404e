import { describe, expect, it } from 'vitest';
import { bestValidation, isHigherBetter, withNewest } from './best-validation.ts';

const series = (name: string, min: number | null, max: number | null) => ({ name, count: 3, firstStep: 0, lastStep: 2, last: 0, min, max, nonFinite: 0 });

describe('bestValidation', () => {
  it('prefers a score and takes its largest value', () => expect(bestValidation([series('validation/loss', 0.2, 2), series('validation/accuracy', 0.1, 0.97)])).toEqual({ name: 'validation/accuracy', value: 0.97 }));
  it('takes the smallest loss where no score is logged', () => expect(bestValidation([series('train/loss', 0.1, 2), series('validation/loss', 0.2, 2)])).toEqual({ name: 'validation/loss', value: 0.2 }));
  it('is null without validation, and when every value was non-finite', () => {
    expect(bestValidation([series('train/loss', 0.1, 2)])).toBeNull();
    expect(bestValidation([series('validation/loss', null, null)])).toBeNull();
  });
});

it('isHigherBetter tells scores from errors', () => {
  expect(['validation/accuracy', 'validation/top5-acc', 'validation/f1'].every(isHigherBetter)).toBe(true);
  expect(['validation/loss', 'validation/mse', 'validation/f1_loss', 'validation/accelerator'].some((name) => name !== 'validation/accelerator' && isHigherBetter(name))).toBe(false);
});

describe('withNewest', () => {
  it('keeps the better one', () => {
    expect(withNewest({ name: 'validation/loss', value: 0.5 }, { 'validation/loss': 0.4 })).toEqual({ name: 'validation/loss', value: 0.4 });
    expect(withNewest({ name: 'validation/loss', value: 0.5 }, { 'validation/loss': 'NaN' })).toEqual({ name: 'validation/loss', value: 0.5 });
    expect(withNewest({ name: 'validation/accuracy', value: 0.5 }, { 'validation/accuracy': 0.4 })).toEqual({ name: 'validation/accuracy', value: 0.5 });
  });
  it('begins with the first value, and is null without one', () => {
    expect(withNewest(undefined, { 'train/loss': 1, 'validation/loss': 2 })).toEqual({ name: 'validation/loss', value: 2 });
    expect(withNewest(undefined, { 'train/loss': 1 })).toBeNull();
  });
});
