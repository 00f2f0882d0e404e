import { expect, test } from 'vitest';
import { readUserValue } from './user-value.ts';

const tensor = (...values: number[]) => ({ size: values.length, dataSync: () => Float32Array.from(values) });

test.each([[0], [-0], [Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY], [5e-324]])('%d is kept as it is', (value) => {
  expect(readUserValue(value)).toEqual({ kind: 'number', value });
});

test('a tensor of one number is read, larger ones and everything else are refused by name', () => {
  expect(readUserValue(tensor(0.5))).toEqual({ kind: 'tensor', value: 0.5 });
  expect(readUserValue(7n)).toEqual({ kind: 'number', value: 7 });
  expect(readUserValue(tensor(1, 2))).toEqual({ kind: 'refused', what: 'a tensor of more than one number' });
  expect(readUserValue({ size: 1, dataSync: () => ['text'] })).toEqual({ kind: 'refused', what: 'a tensor without numbers' });
  expect([null, 'abc', [1], {}, true, undefined, () => 1, Symbol('s')].map((value) => readUserValue(value).kind)).toEqual(Array(8).fill('refused'));
});
