import { expect, test } from 'vitest';
import { plainJson } from './plain-json.ts';

test('what JSON would change silently is spelled out', () => {
  const when = new Date(0);
  expect(plainJson({ lr: Number.NaN, most: Number.POSITIVE_INFINITY, list: [1, undefined, 'a'], gone: undefined, when })).toEqual({
    value: { lr: 'NaN', most: 'Infinity', list: [1, null, 'a'], when: '1970-01-01T00:00:00.000Z' },
    fault: null,
  });
});

test('the first place that cannot be kept is named', () => {
  const circle: Record<string, unknown> = {};
  circle['inner'] = { back: circle };
  expect(plainJson(circle).fault).toBe('holds itself at inner.back');
  expect(plainJson({ a: { loss: () => 1 } }).fault).toBe('holds a function at a.loss');
  expect(plainJson({ big: 1n }).fault).toBe('holds a bigint at big');
});

test('one object twice is no circle, and a key called __proto__ is only a key', () => {
  const shared = { a: 1 };
  expect(plainJson({ x: shared, y: shared }).value).toEqual({ x: { a: 1 }, y: { a: 1 } });
  const parsed = plainJson(JSON.parse('{"__proto__":{"admin":true}}') as object).value as Record<string, unknown>;
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  expect(JSON.stringify(parsed)).toBe('{"__proto__":{"admin":true}}');
});
