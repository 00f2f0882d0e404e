import { expect, test } from 'vitest';
import { Losses } from './losses.ts';

test('losses are summed by reason and reported once', () => {
  const losses = new Losses();
  losses.add('buffer-full', 3);
  losses.add('spool-full', 2);
  losses.add('buffer-full', 4);
  losses.add('nothing', 0);
  expect(losses.total).toBe(9);
  expect(losses.takeUnreported()).toEqual([{ reason: 'buffer-full', count: 7 }, { reason: 'spool-full', count: 2 }]);
  expect(losses.takeUnreported()).toEqual([]);
  losses.add('spool-full', 1);
  expect(losses.takeUnreported()).toEqual([{ reason: 'spool-full', count: 1 }]);
  expect(losses.total).toBe(10);
});
