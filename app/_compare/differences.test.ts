import { expect, it } from 'vitest';
import { run } from '../_live/live.fixture.ts';
import { configRows } from './differences.ts';

it('tells what differs from what is the same, also where a run has no value', () => {
  const rows = configRows([run({ config: { rate: 0.1, optimizer: { name: 'sgd' }, seed: NaN } }), run({ config: { rate: 0.2, optimizer: { name: 'sgd' }, layers: [3, 2], seed: NaN } })]);
  expect(rows).toEqual([
    { name: 'layers', values: [null, '[3,2]'], isDifferent: true },
    { name: 'optimizer.name', values: ['sgd', 'sgd'], isDifferent: false },
    { name: 'rate', values: [0.1, 0.2], isDifferent: true },
    { name: 'seed', values: [NaN, NaN], isDifferent: false },
  ]);
});
