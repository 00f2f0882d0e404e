import { expect, test } from 'vitest';
import { isGettingSomewhere } from './outcome.ts';
import { curve, noise, windowOf } from './signals.fixture.ts';

const judge = (loss: readonly number[] | null, validation: readonly number[] | null = null, start: number | null = null): boolean =>
  isGettingSomewhere({ window: (name) => (name === 'train/loss' && loss !== null ? (windowOf(loss) as never) : name === 'validation/loss' && validation !== null ? (windowOf(validation) as never) : undefined) }, start);

const flat = curve(200, (step) => 2.3 + 0.02 * noise(step));
test.each([
  ['too early to tell', judge(flat.slice(0, 30)), true],
  ['flat', judge(flat), false],
  ['falling', judge(curve(200, (step) => 2.3 - step * 0.004)), true],
  ['learned, and at rest since', judge(curve(400, (step) => (step < 100 ? 2.3 - step * 0.02 : 0.3))), true],
  ['half of where the probe loss was', judge(curve(200, () => 1), null, 4), true],
  ['flat, but validation improves', judge(flat, [2.3, 2.2, 2.1]), true],
  ['flat, and validation has long been at its best', judge(flat, [2.3, 2.2, ...curve(10, () => 2.25)]), false],
  ['nothing to judge by', judge(null), false],
  ['all NaN', judge(curve(100, () => Number.NaN)), false],
])('%s', (_, is, expected) => expect(is).toBe(expected));
