import { curve, dataOf, factsOf, noise, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { lossImpossible } from './rule.ts';
import { words } from './words.ts';

const of = (loss: string) => factsOf({ training: trainingOf({ losses: [loss] }), data: dataOf({ targets: [statisticsOf({ min: 0, max: 9 })] }) });
const sinking = curve(100, (step) => 0.7 - step / 50 + 0.05 * noise(step));

testRule(lossImpossible, words, {
  fires: [
    { name: 'binary cross entropy with class ids for targets', series: { 'train/loss': sinking }, facts: of('binaryCrossentropy'), finding: { severity: 'critical', subject: 'model', cause: 'wrong-loss' } },
    { name: 'a single negative squared error', series: { 'train/loss': curve(60, (step) => (step === 50 ? -0.2 : 0.5)) }, facts: of('meanSquaredError'), finding: { firstStep: 50 } },
  ],
  silent: [
    { name: 'falling to zero', series: { 'train/loss': curve(300, (step) => Math.exp(-step / 20)) }, facts: of('categoricalCrossentropy') },
    { name: 'near miss: rounding', series: { 'train/loss': curve(100, () => -1e-7) }, facts: of('categoricalCrossentropy') },
    { name: 'loss of the user may be negative', series: { 'train/loss': sinking }, facts: of('custom') },
    { name: 'one of two losses may be negative', series: { 'train/loss': sinking }, facts: factsOf({ training: trainingOf({ losses: ['meanSquaredError', 'cosineProximity'] }) }) },
    { name: 'minus infinity is another rule', series: { 'train/loss': curve(100, () => Number.NaN) }, facts: of('meanSquaredError') },
  ],
});
