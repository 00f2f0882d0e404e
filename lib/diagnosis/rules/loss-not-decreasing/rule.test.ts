import { curve, dataOf, factsOf, noise, ordinaryFacts, startOf, testRule, trainingOf } from '../../rule-tester.ts';
import { lossNotDecreasing } from './rule.ts';
import { words } from './words.ts';

const flat = (step: number): number => 2.303 * (1 + 0.02 * noise(step));

testRule(lossNotDecreasing, words, {
  fires: [
    { name: 'flat at chance', series: { 'train/loss': curve(150, flat) }, finding: { severity: 'warning', subject: 'model', cause: 'unknown', firstStep: 0 } },
    {
      name: 'flat, and the accuracy says so too',
      series: { 'train/loss': curve(150, flat), 'train/accuracy': curve(150, (step) => 0.1 + 0.05 * noise(step)) },
      facts: ordinaryFacts(),
      finding: { severity: 'critical' },
    },
    { name: 'a steady fall that is as good as none', series: { 'train/loss': curve(300, (step) => 2.3 - step * 1e-6) } },
    { name: 'updates too small to see', series: { 'train/loss': curve(150, flat), 'update-ratio/dense_1/kernel': curve(60, () => 1e-6) }, finding: { cause: 'learning-rate-too-low' } },
    { name: 'fallen at first, but only to what a constant guess reaches', series: { 'train/loss': curve(150, (step) => (step < 10 ? 3.5 : flat(step))) }, facts: ordinaryFacts() },
    { name: 'risen and stayed', series: { 'train/loss': curve(300, (step) => (step < 5 ? 2.3 : 3.1 + 0.1 * noise(step))) } },
  ],
  silent: [
    { name: 'too early', series: { 'train/loss': curve(90, flat) } },
    { name: 'within the first epoch', series: { 'train/loss': curve(300, flat) }, facts: factsOf({ training: trainingOf({ stepsPerEpoch: 500 }) }) },
    { name: 'slow but steady fall', series: { 'train/loss': curve(150, (step) => flat(step) * (1 - step / 2000)) } },
    { name: 'very slow fall in much noise', series: { 'train/loss': curve(400, (step) => 2.3 * Math.exp(-step / 3000) * (1 + 0.1 * noise(step))) } },
    { name: 'learned', series: { 'train/loss': curve(500, (step) => 2.3 * Math.exp(-step / 50) + 0.2 + 0.1 * noise(step)) } },
    { name: 'warming up', series: { 'train/loss': curve(150, flat), 'learning-rate': curve(150, (step) => step * 1e-5) } },
    { name: 'fine-tuning: good from the start', series: { 'train/loss': curve(300, (step) => 0.2 * (1 + 0.1 * noise(step))) }, facts: factsOf({ data: dataOf(), training: trainingOf(), start: startOf({ loss: 0.2 }) }) },
    { name: 'a loss below zero', series: { 'train/loss': curve(300, () => -2) } },
  ],
});
