import { expect, test } from 'vitest';
import { seedOfConfig } from './seed-of-config.ts';

test.each([
  [{ seed: 7 }, 1],
  [{ seed: 0 }, 1],
  [{ model: { randomSeed: 3 } }, 1],
  [{ random_state: 3 }, 1],
  [{ learningRate: 0.1 }, 0],
  [{ seed: null }, 0],
  [{}, null],
] as const)('%j → %s', (config, told) => expect(seedOfConfig(config)).toBe(told));

test('a config that holds itself ends', () => {
  const config: Record<string, unknown> = { learningRate: 1 };
  config['again'] = config;
  expect(seedOfConfig(config)).toBe(0);
});
