import { expect, it } from 'vitest';
import { parseSetting, textsOf } from './setting-form.ts';

const parameters = { factor: { default: 2, unit: '', about: { en: 'a', zh: '甲' } }, floor: { default: 1e-7, unit: '', about: { en: 'b', zh: '乙' } } };

it('fields show the project\'s own values, else the defaults', () => {
  expect(textsOf(parameters, { isOff: false, parameters: { factor: 3 } })).toEqual({ factor: '3', floor: '1e-7' });
  expect(textsOf(parameters, undefined)).toEqual({ factor: '2', floor: '1e-7' });
});

it('fields are read as numbers, and the first that is none is named', () => {
  expect(parseSetting({ factor: ' 2.5 ', floor: '1e-9' })).toEqual({ ok: true, values: { factor: 2.5, floor: 1e-9 } });
  expect(parseSetting({ factor: '2', floor: '' })).toEqual({ ok: false, name: 'floor' });
  expect(parseSetting({ factor: 'Infinity' })).toEqual({ ok: false, name: 'factor' });
});
