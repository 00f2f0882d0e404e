import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultsOf } from '../../rule.ts';
import { curve, dataOf, factsOf, noise, sampled, statisticsOf, testRule } from '../../rule-tester.ts';
import { signalsOf } from '../../signals.fixture.ts';
import { gradientExploding } from './rule.ts';
import { words } from './words.ts';

const usual = (step: number): number => 1.5 * Math.exp(0.6 * noise(step, 3));

testRule(gradientExploding, words, {
  fires: [
    { name: 'one wild gradient', series: { 'gradient-norm': sampled(100, (step) => (step === 540 ? 900 : usual(step))) }, finding: { severity: 'critical', firstStep: 540, cause: 'learning-rate-too-high' } },
    { name: 'one far gradient', series: { 'gradient-norm': sampled(100, (step) => (step === 540 ? 60 : usual(step))) }, finding: { severity: 'warning' } },
    { name: 'several far gradients', series: { 'gradient-norm': sampled(100, (step) => (step >= 510 ? 60 : usual(step))) }, finding: { severity: 'critical' } },
    { name: 'in the third step already', series: { 'gradient-norm': [1, 2, 400], 'train/loss': [2.3, 9, 80], 'update-ratio/dense_1/kernel': [0.2, 4, 30] }, finding: { severity: 'critical', cause: 'learning-rate-too-high', firstStep: 2 } },
    { name: 'inputs of 0 … 255', series: { 'gradient-norm': [1, 2, 400] }, facts: factsOf({ data: dataOf({ inputs: [statisticsOf({ mean: 33, std: 78, max: 255 })] }) }), finding: { cause: 'input-scale' } },
  ],
  silent: [
    { name: 'healthy noise', series: { 'gradient-norm': sampled(300, usual) } },
    { name: 'growth within the usual', series: { 'gradient-norm': sampled(200, (step) => usual(step) * (1 + step / 300)) } },
    { name: 'leaving a plateau while the loss falls', series: { 'gradient-norm': sampled(100, (step) => (step < 450 ? 0.01 : 0.5) * usual(step)), 'train/loss': curve(550, (step) => (step < 450 ? 2.3 : 2.3 * Math.exp(-(step - 450) / 30))) } },
    { name: 'hard batches when the loss is almost nothing', series: { 'gradient-norm': sampled(200, (step) => (step < 50 ? usual(step) : step % 130 === 0 ? 0.2 : 0.002 * usual(step))) } },
    { name: 'a single sample', series: { 'gradient-norm': [1e9] } },
    { name: 'no gradient at all', series: { 'gradient-norm': curve(100, () => 0) } },
  ],
});

test('does not depend on the scale of the gradient', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 1000, noNaN: true }), (scale, jump) => {
      const fires = (factor: number): boolean =>
        gradientExploding.evaluate({ step: 99, signals: signalsOf({ series: { 'gradient-norm': curve(100, (step) => factor * (step === 95 ? jump : usual(step))) } }), facts: factsOf() }, defaultsOf(gradientExploding.parameters)) !== null;
      expect(fires(scale)).toBe(fires(1));
    }),
  );
});
