import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnTable, decodeColumn, encodeColumn } from './column-codec.ts';

test('every number comes back as it was', () => {
  const numbers = fc.oneof(fc.double(), fc.float(), fc.integer(), fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY, Number.MIN_VALUE, Number.MAX_VALUE));
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 700 }), (values) => {
      const back = decodeColumn(encodeColumn(Float64Array.from(values)));
      expect(back.length).toBe(values.length);
      expect(values.every((value, index) => Object.is(value, back[index]!))).toBe(true);
    }),
  );
});

test('float32 data takes half the room, and equal columns are kept once', () => {
  const steps = Float64Array.from({ length: 100 }, (_, index) => index);
  expect(encodeColumn(steps).length).toBeLessThan(encodeColumn(steps.map((step) => step + 1e-9)).length * 0.6);
  const table = new ColumnTable();
  expect([table.add(steps), table.add(steps.map((step) => step * 2)), table.add(steps.slice())]).toEqual([0, 1, 0]);
});

test.each(['', 'x', 'sAAA=', 'd"'])('refuses %j', (text) => expect(() => decodeColumn(text)).toThrow());
