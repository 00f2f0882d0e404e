import { curve, dataOf, factsOf, layerOf, modelOf, noise, startOf, statisticsOf, testRule, trainingOf } from '../../rule-tester.ts';
import type { RunFacts } from '../../rule.ts';
import { headLossMatch } from './check.ts';
import { words } from './words.ts';

const pair = (activation: string, loss: string, more: Partial<RunFacts> = {}, units = 10): RunFacts =>
  factsOf({
    model: modelOf(['relu', activation], (layer, index) => (index === 1 ? { ...layer, units } : layer)),
    training: trainingOf({ losses: [loss], task: null }),
    ...more,
  });
const targets = (min: number, max: number): Partial<RunFacts> => ({ data: dataOf({ targets: [statisticsOf({ min, max })], classCounts: null }) });
const logitsModel = { ...modelOf(['relu']), layers: [layerOf({ name: 'head', isOutput: true, activation: 'linear', units: 10 })] };

const ownLoop = (activation: string) => pair(activation, 'custom', { data: dataOf() });
/** Ten classes, softmax twice: from ln 10 towards the floor of 1.461. */
const doubled = curve(300, (step) => 1.47 + 0.83 * Math.exp(-step / 30) + 0.008 * noise(step));
const late = (accuracy: number) => ({ steps: [99, 148, 199, 299], values: [accuracy, accuracy, accuracy, accuracy] });

testRule(headLossMatch, words, {
  fires: [
    { name: 'linear head with categorical cross entropy of probabilities', facts: pair('linear', 'categoricalCrossentropy'), finding: { severity: 'critical', subject: 'dense_2', cause: 'head-loss-mismatch' } },
    { name: 'sigmoid head over ten classes: limps', facts: pair('sigmoid', 'categoricalCrossentropy'), finding: { severity: 'warning' } },
    { name: 'softmax applied twice', facts: pair('softmax', 'softmaxCrossEntropy'), finding: { severity: 'critical' } },
    { name: 'softmax hidden in a layer of another name, seen in the rows', facts: factsOf({ model: logitsModel, training: trainingOf({ losses: ['softmaxCrossEntropy'] }), start: startOf() }) },
    { name: 'softmax over one unit', facts: pair('softmax', 'binaryCrossentropy', {}, 1), finding: { severity: 'critical' } },
    { name: 'relu logits', facts: pair('relu', 'softmaxCrossEntropy'), finding: { severity: 'critical' } },
    { name: 'relu with negative targets', facts: pair('relu', 'meanSquaredError', targets(-2, 3), 1) },
    { name: 'sigmoid with targets up to 50', facts: pair('sigmoid', 'meanSquaredError', targets(0, 50), 1) },
    { name: 'linear head with binary cross entropy', facts: pair('linear', 'binaryCrossentropy', {}, 1) },
    { name: 'a loss of your own over probabilities that stays above the floor of a double softmax, with right answers', series: { 'train/loss': doubled, 'validation/accuracy': late(0.92) }, facts: ownLoop('softmax'), finding: { severity: 'critical', subject: 'dense_2', cause: 'head-loss-mismatch', firstStep: 0 } },
    { name: 'the same without accuracy: the loss rests on the floor', series: { 'train/loss': doubled }, facts: ownLoop('softmax'), finding: { cause: 'head-loss-mismatch' } },
    { name: 'rectified raw outputs in a loss of your own', facts: ownLoop('relu'), finding: { severity: 'critical' } },
  ],
  silent: [
    { name: 'probabilities in a cross entropy of your own: it goes below the floor', series: { 'train/loss': curve(300, (step) => 2.3 * Math.exp(-step / 80)), 'validation/accuracy': late(0.92) }, facts: ownLoop('softmax') },
    { name: 'the same on its way, still above the floor, half of the answers right', series: { 'train/loss': curve(300, (step) => 2.3 - 0.6 * (step / 300)), 'validation/accuracy': late(0.5) }, facts: ownLoop('softmax') },
    { name: 'near miss: 149 samples', series: { 'train/loss': doubled.slice(0, 149), 'validation/accuracy': late(0.92) }, facts: ownLoop('softmax') },
    { name: 'raw outputs in a loss of your own that is slow', series: { 'train/loss': doubled, 'validation/accuracy': late(0.92) }, facts: ownLoop('linear') },
    { name: 'a penalty lifts a loss that begins above ln K', series: { 'train/loss': doubled.map((loss) => loss + 0.5), 'validation/accuracy': late(0.92) }, facts: ownLoop('softmax') },
    { name: 'softmax with categorical cross entropy', facts: pair('softmax', 'categoricalCrossentropy') },
    { name: 'sigmoid with binary cross entropy', facts: pair('sigmoid', 'binaryCrossentropy', {}, 1) },
    { name: 'linear head with logits', facts: pair('linear', 'softmaxCrossEntropy') },
    { name: 'linear head for regression', facts: pair('linear', 'meanSquaredError', targets(-2, 3), 1) },
    { name: 'near miss: sigmoid with targets within 0 and 1', facts: pair('sigmoid', 'meanSquaredError', targets(0, 1), 1) },
    { name: 'near miss: relu with targets that are never negative', facts: pair('relu', 'meanSquaredError', targets(0, 9), 1) },
    { name: 'unknown layer whose rows sum to 1', facts: factsOf({ model: logitsModel, training: trainingOf(), start: startOf() }) },
    { name: 'loss of the user', facts: pair('linear', 'custom') },
    { name: 'nothing known' },
  ],
});
