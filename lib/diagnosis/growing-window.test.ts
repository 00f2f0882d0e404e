import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingWindow } from './growing-window.ts';
import { windowOf } from './signals.fixture.ts';

const value = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0));
const contents = (window: ReturnType<typeof windowOf>): unknown => ({
  count: window.count, head: window.head, recent: window.recent, lowest: window.lowest, highest: window.highest, nonFinite: window.nonFinite,
});

test('holds what the obvious window over all samples holds, whatever the length, with a restart anywhere', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 1500, size: 'max' }), fc.nat(), (values, cut) => {
      const steps = values.map((_, index) => index * 3);
      let window = new GrowingWindow();
      values.forEach((sample, index) => {
        if (values.length > 0 && index === cut % values.length) window = GrowingWindow.restore(window);
        window.append(steps[index]!, sample);
      });
      expect(contents(window)).toEqual(contents(windowOf({ steps, values })));
    }),
    { numRuns: 60 },
  );
});

test('keeps no more than it needs, however long the run', () => {
  const window = new GrowingWindow();
  for (let step = 0; step < 100_000; step++) window.append(step, step);
  expect(window.recent.steps.buffer.byteLength).toBeLessThan(8 * 700);
  expect(window.recent.values[0]).toBe(99_500);
});
