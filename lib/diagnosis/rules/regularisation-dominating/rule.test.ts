import { curve, noise, testRule } from '../../rule-tester.ts';
import { regularisationDominating } from './rule.ts';
import { words } from './words.ts';

/** As TF.js reports them: the loss is the sum of both parts. */
const parts = (count: number, data: (step: number) => number, penalty: (step: number) => number) => ({
  'train/loss-regularisation': curve(count, penalty),
  'train/loss': curve(count, (step) => data(step) * (1 + 0.1 * noise(step)) + penalty(step)),
});

testRule(regularisationDominating, words, {
  fires: [
    { name: 'penalty ten times the data loss, which stands still', series: parts(200, () => 2.2, () => 22), finding: { severity: 'warning', subject: 'model', cause: 'regularisation-too-strong', firstStep: 0 } },
    { name: 'learned a little, then held', series: parts(200, (step) => 0.8 + 1.5 * Math.exp(-step / 20), () => 1.4), finding: { severity: 'info' } },
  ],
  silent: [
    { name: 'a usual small penalty', series: parts(200, (step) => 2.3 * Math.exp(-step / 60) + 0.2, () => 0.05) },
    { name: 'near miss: 70 % of the data loss', series: parts(200, () => 2.2, () => 1.5) },
    { name: 'well learned: the penalty is all that is left', series: parts(300, (step) => 2.3 * Math.exp(-step / 30) + 0.01, () => 0.1) },
    { name: 'shrinks away in the first steps', series: parts(200, (step) => 2.3 * Math.exp(-step / 60) + 0.2, (step) => 5 * Math.exp(-step / 10)) },
    { name: 'too few samples', series: parts(10, () => 2.2, () => 22) },
  ],
});
