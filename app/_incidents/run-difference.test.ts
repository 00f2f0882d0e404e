import { expect, it } from 'vitest';
import { run } from '../_live/live.fixture.ts';
import { differencesBetween } from './run-difference.ts';

it('tells what differs, by name, and nothing that is the same', () => {
  const here = run({ id: 'here', config: { learningRate: 1, optimizer: { name: 'sgd', momentum: 0.9 }, layers: [1, 2], same: 'x' }, tags: ['b', 'a'] });
  const there = run({ id: 'there', config: { learningRate: 0.1, optimizer: { name: 'sgd' }, layers: [1, 2], same: 'x', gone: null }, tags: ['a', 'b'] });
  expect(differencesBetween(here, there)).toEqual([
    { of: 'config', name: 'gone', here: null, there: 'null' },
    { of: 'config', name: 'learningRate', here: '1', there: '0.1' },
    { of: 'config', name: 'optimizer.momentum', here: '0.9', there: null },
  ]);
  expect(differencesBetween(here, here)).toEqual([]);
  expect(differencesBetween(here, { ...here, tags: [] })).toEqual([{ of: 'tags', name: 'tags', here: 'a, b', there: null }]);
});
