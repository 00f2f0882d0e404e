import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultsOf } from '../../rule.ts';
import { curve, factsOf, noise, startOf, testRule } from '../../rule-tester.ts';
import { signalsOf } from '../../signals.fixture.ts';
import { lossDiverging } from './rule.ts';
import { words } from './words.ts';

const falling = (step: number): number => 2.3 * Math.exp(-step / 80) + 0.05;

testRule(lossDiverging, words, {
  fires: [
    {
      name: 'loss explodes in the first steps',
      series: { 'train/loss': curve(30, (step) => (step < 10 ? 2.3 : 9.8)) },
      finding: { severity: 'critical', subject: 'model', cause: 'learning-rate-too-high', firstStep: 10 },
    },
    { name: 'loss has been infinite since', series: { 'train/loss': [2.3, 2.4, 8, 9, 20, 50, Infinity, 90, 100] } },
    { name: 'loss comes back late', series: { 'train/loss': curve(400, (step) => (step < 300 ? falling(step) : 0.1 + (step - 300) * 0.02)) } },
    { name: 'late, long after a warm-up', series: { 'train/loss': curve(400, (step) => (step < 300 ? falling(step) : 1.5)), 'learning-rate': curve(400, (step) => Math.min(1e-2, step * 1e-4)) } },
  ],
  silent: [
    { name: 'too few samples', series: { 'train/loss': [1, 5, 9] } },
    { name: 'steady fall with noise', series: { 'train/loss': curve(500, (step) => falling(step) * (1 + 0.4 * noise(step))) } },
    { name: 'one spike', series: { 'train/loss': curve(300, (step) => (step === 200 ? 20 : falling(step))) } },
    { name: 'bumps of a loss that is almost zero', series: { 'train/loss': curve(500, (step) => (step < 200 ? 2 * Math.exp(-step / 20) : step % 40 < 10 ? 5e-3 : 1e-4)) } },
    { name: 'lucky first mini-batch, the probe loss tells the true start', series: { 'train/loss': curve(50, (step) => (step === 0 ? 0.4 : 1.9)) }, facts: factsOf({ start: startOf({ loss: 2 }) }) },
    { name: 'restart of the schedule a moment ago', series: { 'train/loss': curve(300, (step) => (step < 290 ? falling(step) : 1.2)), 'learning-rate': curve(300, (step) => (step < 292 ? 1e-3 : 1e-1)) } },
    { name: 'a loss that goes below zero', series: { 'train/loss': curve(200, (step) => -step) } },
  ],
});

test('does not depend on the scale of the loss', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }), (scale, end) => {
      const fires = (factor: number): boolean =>
        lossDiverging.evaluate(
          { step: 199, signals: signalsOf({ series: { 'train/loss': curve(200, (step) => factor * (step < 100 ? 1 : end)) } }), facts: factsOf() },
          defaultsOf(lossDiverging.parameters),
        ) !== null;
      expect(fires(scale)).toBe(fires(1));
    }),
  );
});
