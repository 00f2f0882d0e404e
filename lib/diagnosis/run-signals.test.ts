import { expect, test } from 'vitest';
import { RunSignals, seriesLimit } from './run-signals.ts';

test('families and series are there once they have a sample, and come back from a saved state', () => {
  const signals = new RunSignals();
  signals.growing('weight-norm/b')?.append(0, 1);
  signals.growing('weight-norm/a10')?.append(0, 1);
  signals.growing('weight-norm/a9')?.append(1, Number.NaN);
  signals.appendCategories('label', { step: 0, counts: [1, 2] });
  const back = RunSignals.restore(JSON.parse(JSON.stringify(signals.hold())) as ReturnType<typeof signals.hold>);
  for (const held of [signals, back]) {
    expect([held.has('weight-norm/*'), held.has('weight-norm/b'), held.has('label'), held.has('gradient-norm/*'), held.has('prediction')]).toEqual([true, true, true, false, false]);
    const view = held.view(['weight-norm/*', 'label']);
    expect([...view.each('weight-norm').keys()]).toEqual(['a9', 'a10', 'b']);
    expect(view.series('weight-norm/a9')!.nonFinite).toEqual({ count: 1, firstStep: 1 });
    expect(view.categories('label')).toEqual([{ step: 0, counts: [1, 2] }]);
  }
});

test('keeps the newest category counts and a bounded number of series', () => {
  const signals = new RunSignals();
  for (let step = 0; step < 200; step++) signals.appendCategories('label', { step, counts: [step] });
  expect(signals.view(['label']).categories('label').map(({ step }) => step)).toEqual(Array.from({ length: 50 }, (_, index) => 150 + index));
  for (let index = 0; index < seriesLimit + 10; index++) signals.growing(`weight-norm/${index}`)?.append(0, 1);
  expect(signals.view(['weight-norm/*']).each('weight-norm').size).toBe(seriesLimit);
});
