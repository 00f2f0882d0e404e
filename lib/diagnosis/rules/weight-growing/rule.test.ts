import { curve, noise, sampled, testRule } from '../../rule-tester.ts';
import { weightGrowing } from './rule.ts';
import { words } from './words.ts';

const norm = (count: number, at: (index: number) => number) => ({ steps: curve(count, (i) => 10 * i), values: curve(count, (i) => at(i) * (1 + 0.02 * noise(i))) });

testRule(weightGrowing, words, {
  fires: [
    { name: 'doubles every seven samples', series: { 'weight-norm/dense_1/kernel': norm(80, (i) => 3 * 2 ** (i / 7)) }, finding: { severity: 'warning', subject: 'dense_1/kernel', cause: 'learning-rate-too-high' } },
    {
      name: 'two kernels, the faster one speaks',
      series: { 'weight-norm/dense_1/kernel': norm(80, (i) => 3 * 2 ** (i / 7)), 'weight-norm/dense_2/kernel': norm(80, (i) => 3 * 2 ** (i / 5)), 'update-ratio/dense_2/kernel': curve(80, () => 0.2) },
      finding: { subject: 'dense_2/kernel', alsoIn: ['dense_1/kernel'] },
    },
  ],
  silent: [
    { name: 'usual slow growth', series: { 'weight-norm/dense_1/kernel': norm(200, (i) => 8 + Math.sqrt(i)) } },
    { name: 'near miss: half as much again from window to window', series: { 'weight-norm/dense_1/kernel': norm(80, (i) => 3 * 1.5 ** (i / 10)) } },
    { name: 'output kernel that starts at zero grows evenly', series: { 'weight-norm/dense_2/kernel': sampled(70, (step) => 0.02 * step) } },
    { name: 'doubled thrice, then quiet', series: { 'weight-norm/dense_1/kernel': norm(100, (i) => 3 * 2 ** Math.min(3, i / 8)) } },
    { name: 'a scale of normalisation is no kernel', series: { 'weight-norm/batch_normalization_1/gamma': norm(80, (i) => 2 ** (i / 8)) } },
  ],
});
