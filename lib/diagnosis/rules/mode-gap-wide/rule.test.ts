import { curve, factsOf, layerOf, modelOf, noise, startOf, testRule, trainingOf } from '../../rule-tester.ts';
import { modeGapWide } from './rule.ts';
import { words } from './words.ts';

const compared = (at: (index: number) => number, count = 10) => ({ steps: curve(count, (i) => 50 * (i + 1)), values: curve(count, at) });
const training = (level: number) => curve(520, (step) => level * (1 + 0.1 * noise(step)));
const withLayer = (className: string, dropoutRate: number | null = null, batchSize = 32) =>
  factsOf({ model: { ...modelOf([]), layers: [layerOf(), layerOf({ name: 'extra', className, dropoutRate })] }, training: trainingOf({ batchSize }), start: startOf() });

testRule(modeGapWide, words, {
  fires: [
    { name: 'moving averages that do not fit', series: { 'train/loss-inference': compared(() => 2.1), 'train/loss': training(0.4) }, facts: withLayer('BatchNormalization'), finding: { severity: 'warning', subject: 'model', cause: 'normalisation-mode' } },
    { name: 'dropout of 0.9: said quietly', series: { 'train/loss-inference': compared(() => 0.2), 'train/loss': training(1.6) }, facts: withLayer('Dropout', 0.9), finding: { severity: 'info', cause: 'regularisation-too-strong' } },
  ],
  silent: [
    { name: 'both alike', series: { 'train/loss-inference': compared(() => 0.42), 'train/loss': training(0.4) }, facts: withLayer('BatchNormalization') },
    { name: 'near miss: dropout of a half doubles the loss in training', series: { 'train/loss-inference': compared(() => 0.4), 'train/loss': training(0.85) }, facts: withLayer('Dropout', 0.5) },
    { name: 'nothing in the model knows the modes', series: { 'train/loss-inference': compared(() => 2.1), 'train/loss': training(0.4) }, facts: withLayer('Dense') },
    { name: 'the first steps', series: { 'train/loss-inference': compared(() => 2.1, 3), 'train/loss': training(0.4) }, facts: withLayer('BatchNormalization'), step: 150 },
    { name: 'both next to nothing', series: { 'train/loss-inference': compared(() => 0.01), 'train/loss': training(0.001) }, facts: withLayer('BatchNormalization') },
    { name: 'the difference is the penalty', series: { 'train/loss-inference': compared(() => 0.2), 'train/loss': training(2), 'train/loss-regularisation': curve(520, () => 1.7) }, facts: withLayer('Dropout', 0.2) },
  ],
});
