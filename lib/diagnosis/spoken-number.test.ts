import { expect, test } from 'vitest';
import { evidence, jsonNumber, plainNumber } from './evidence.ts';
import { spoken, spokenPercent } from './spoken-number.ts';

test.each<[number | string, string]>([
  [0, '0'], [0.31, '0.31'], [2.30259, '2.3'], [12_345, '12,300'], [999_999, '1,000,000'], [1.2e-7, '1.2e-7'], [-1.2e-7, '−1.2e-7'], [3e6, '3e6'], [-4.5, '−4.5'], [1234567, '1.2e6'],
  [Number.NaN, 'NaN'], ['NaN', 'NaN'], [Number.POSITIVE_INFINITY, '∞'], ['-Infinity', '−∞'],
])('%s is spoken as %s', (number, text) => expect(spoken(number as never)).toBe(text));

test.each<[number, string]>([[0.623, '62 %'], [0.02, '2 %'], [0.0123, '1.2 %'], [4.84, '484 %'], [0.0004, '0.04 %'], [0, '0 %'], [Number.NaN, 'NaN %']])('the ratio %s is spoken as %s', (ratio, text) => expect(spokenPercent(ratio)).toBe(text));

test('numbers cross JSON and come back', () => {
  for (const value of [1.5, 0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(plainNumber(JSON.parse(JSON.stringify(jsonNumber(value))) as never)).toBe(value);
  expect(plainNumber(null)).toBeNaN();
  expect(evidence('train/loss', Number.NaN, Number.POSITIVE_INFINITY, 'loss', { baseline: null, step: 3 })).toEqual({ signal: 'train/loss', value: 'NaN', threshold: 'Infinity', unit: 'loss', step: 3 });
});
