import { expect, test } from 'vitest';
import { isUuidV7, uuidV7 } from './uuid.ts';

test('ids are UUIDv7, differ, and sort by their millisecond', () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => uuidV7(1_700_000_000_000 + index));
  expect(ids.every(isUuidV7)).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
  expect([...ids].sort()).toEqual(ids);
  expect(Number.parseInt(ids[5]!.slice(0, 13).replace('-', ''), 16)).toBe(1_700_000_000_005);
});

test.each(['', 'x', '01890a5d-ac96-474b-bcce-b302099a8057', '01890A5D-AC96-774B-BCCE-B302099A8057', '../../etc/passwd'])('%j is none', (text) => {
  expect(isUuidV7(text)).toBe(false);
});
