import { curve, dataOf, factsOf, noise, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { lossImpossible } from './rule.ts';
import { words } from './words.ts';

const of = (loss: string) => factsOf({ training: trainingOf({ losses: [loss] }), data: dataOf({ targets: [statisticsOf({ min: 0, max: 9 })] }) });
const ownLoop = factsOf({ training: trainingOf({ losses: [] }), data: dataOf() });
const from = (start: number, slope: number, count = 60) => curve(count, (step) => start + slope * step);
const sinking = curve(100, (step) => 0.7 - step / 50 + 0.05 * noise(step));

testRule(lossImpossible, words, {
  fires: [
    { name: 'binary cross entropy with class ids for targets', series: { 'train/loss': sinking }, facts: of('binaryCrossentropy'), finding: { severity: 'critical', subject: 'model', cause: 'wrong-loss' } },
    { name: 'a single negative squared error', series: { 'train/loss': curve(60, (step) => (step === 50 ? -0.2 : 0.5)) }, facts: of('meanSquaredError'), finding: { firstStep: 50 } },
    { name: 'just below the tolerance', series: { 'train/loss': curve(60, () => -2e-6) }, facts: of('categoricalCrossentropy'), finding: { firstStep: 0 } },
    { name: 'an error with its sign turned: no lower end', series: { 'train/loss': curve(100, (step) => -Math.exp(step / 8)) }, facts: ownLoop, finding: { severity: 'critical', cause: 'wrong-loss' } },
    { name: 'a tolerance set wider is kept', series: { 'train/loss': curve(60, () => -0.02) }, facts: of('meanSquaredError'), parameters: { tolerance: 0.01 } },
    { name: 'negative 50 samples ago', series: { 'train/loss': curve(100, (step) => (step === 50 ? -1 : 1)) }, facts: of('meanSquaredError'), finding: { firstStep: 50 } },
    { name: 'a cross entropy of your own with its sign turned', series: { 'train/loss': from(-2.3, -0.05) }, facts: ownLoop, finding: { severity: 'critical', cause: 'wrong-loss', firstStep: 0 } },
    { name: 'the same, given to compile as a function', series: { 'train/loss': from(-2.1, -0.05) }, facts: factsOf({ training: trainingOf({ losses: ['custom'] }), data: dataOf() }), finding: { cause: 'wrong-loss' } },
  ],
  silent: [
    { name: 'near miss: the log loss of a density sinks slowly', series: { 'train/loss': curve(400, (step) => 3 - 2 * Math.log(1 + step)) }, facts: ownLoop },
    { name: 'near miss: a score that is maximised and levels off', series: { 'train/loss': curve(400, (step) => -300 * (1 - Math.exp(-step / 40))) }, facts: ownLoop },
    { name: 'near miss: a tolerance set wider', series: { 'train/loss': curve(60, () => -0.02) }, facts: of('meanSquaredError'), parameters: { tolerance: 0.03 } },
    { name: 'near miss: negative 51 samples ago', series: { 'train/loss': curve(101, (step) => (step === 50 ? -1 : 1)) }, facts: of('meanSquaredError') },
    { name: 'a loss of your own that begins elsewhere below zero', series: { 'train/loss': from(-1.8, -0.05) }, facts: ownLoop },
    { name: 'begins at minus ln K and does not sink', series: { 'train/loss': from(-2.3, 0.001) }, facts: ownLoop },
    { name: 'too early to tell a turned sign', series: { 'train/loss': from(-2.3, -0.05, 19) }, facts: ownLoop },
    { name: 'a turned sign without classes cannot be told', series: { 'train/loss': from(-2.3, -0.05) }, facts: factsOf({ training: trainingOf({ losses: [] }), data: dataOf({ classCounts: null }) }) },
    { name: 'falling to zero', series: { 'train/loss': curve(300, (step) => Math.exp(-step / 20)) }, facts: of('categoricalCrossentropy') },
    { name: 'near miss: rounding', series: { 'train/loss': curve(100, () => -1e-7) }, facts: of('categoricalCrossentropy') },
    { name: 'loss of the user may be negative', series: { 'train/loss': sinking }, facts: of('custom') },
    { name: 'one of two losses may be negative', series: { 'train/loss': sinking }, facts: factsOf({ training: trainingOf({ losses: ['meanSquaredError', 'cosineProximity'] }) }) },
    { name: 'minus infinity is another rule', series: { 'train/loss': curve(100, () => Number.NaN) }, facts: of('meanSquaredError') },
  ],
});
