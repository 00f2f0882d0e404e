import { expect, test } from 'vitest';
import { modelOf } from './facts.fixture.ts';
import { isKernelSubject } from './model-view.ts';

test.each([
  ['dense/kernel', true],
  ['dense/bias', false],
  ['generator/dense/kernel@generator', true],
  ['generator/dense/bias@generator', false],
  ['norm/moving_mean@generator', false],
])('%s is a kernel: %s', (subject, isKernel) => {
  expect(isKernelSubject(null, subject)).toBe(isKernel);
  expect(isKernelSubject(modelOf([]), subject)).toBe(isKernel);
});
