import { expect, test } from 'vitest';
import { Guard } from './guard.ts';

function collecting() {
  const told: string[] = [];
  const recorded: string[] = [];
  return { told, recorded, guard: new Guard((message) => told.push(message), (code) => recorded.push(code)) };
}

test('a cause is said once, however often it comes up', () => {
  const { guard, told, recorded } = collecting();
  for (let i = 0; i < 5; i++) guard.warn('a', 'first');
  guard.warn('b', 'second');
  expect(told).toEqual(['first', 'second']);
  expect(recorded).toEqual(['a', 'b']);
  expect(guard.count('a')).toBe(5);
});

test.each([new Error('boom'), 'boom', null, { toString() { throw new Error('worse'); } }])('whatever is thrown (%#) becomes a warning and undefined', (thrown) => {
  const { guard, told } = collecting();
  const result = guard.run('a', () => {
    throw thrown;
  });
  expect(result).toBeUndefined();
  expect(told).toHaveLength(1);
});

test('a closed stderr or a full buffer is no reason to throw', () => {
  const guard = new Guard(
    () => {
      throw new Error('EPIPE');
    },
    () => undefined,
  );
  expect(() => guard.warn('a', 'x')).not.toThrow();
});

test('a warning somebody else has told is recorded only', () => {
  const { guard, told, recorded } = collecting();
  guard.note('a', 'x');
  guard.note('a', 'x');
  guard.warn('a', 'x');
  expect([told, recorded]).toEqual([[], ['a']]);
});
