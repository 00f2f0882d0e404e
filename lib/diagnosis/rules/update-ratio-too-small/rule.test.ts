import { curve, noise, sampled, testRule } from '../../rule-tester.ts';
import { updateRatioTooSmall } from './rule.ts';
import { words } from './words.ts';

const tiny = (step: number): number => 4e-6 * (1 + 0.5 * noise(step));
const healthy = (step: number): number => 1e-3 * (1 + 0.5 * noise(step));
const flat = curve(500, () => 2.3);

testRule(updateRatioTooSmall, words, {
  fires: [
    { name: 'every kernel hardly moves', series: { 'update-ratio/dense_1/kernel': sampled(60, tiny), 'update-ratio/dense_2/kernel': sampled(60, tiny) }, finding: { severity: 'warning', subject: 'model', cause: 'learning-rate-too-low' } },
    { name: 'nothing moves and nothing was learned', series: { 'update-ratio/dense_1/kernel': sampled(60, () => 1e-8), 'train/loss': flat }, finding: { severity: 'critical' } },
    { name: 'no gradient at all: the loss does not depend on the weights', series: { 'update-ratio/dense_1/kernel': sampled(60, () => 0), 'gradient-norm': sampled(60, () => 0), 'train/loss': flat }, finding: { severity: 'critical', cause: 'wrong-loss' } },
    { name: 'nothing moves, but much was learned', series: { 'update-ratio/dense_1/kernel': sampled(60, () => 1e-8), 'train/loss': curve(500, (step) => 2.3 / (1 + step)) }, finding: { severity: 'warning' } },
    { name: 'began well, then stopped', series: { 'update-ratio/dense_1/kernel': sampled(120, (step) => (step < 300 ? healthy(step) : tiny(step))) }, finding: { severity: 'warning' } },
  ],
  silent: [
    { name: 'healthy', series: { 'update-ratio/dense_1/kernel': sampled(100, healthy) } },
    { name: 'one kernel moves', series: { 'update-ratio/dense_1/kernel': sampled(60, tiny), 'update-ratio/dense_2/kernel': sampled(60, healthy) } },
    { name: 'too early', series: { 'update-ratio/dense_1/kernel': sampled(39, tiny) } },
    { name: 'the schedule has gone down: small steps are meant', series: { 'update-ratio/dense_1/kernel': sampled(100, (step) => (step < 300 ? healthy(step) : 1e-5)), 'learning-rate': curve(550, (step) => (step < 300 ? 1e-2 : 1e-4)) } },
    { name: 'warming up', series: { 'update-ratio/dense_1/kernel': curve(60, () => 1e-5), 'learning-rate': curve(60, (step) => 1e-6 * (step + 1)) } },
    { name: 'biases do not count', series: { 'update-ratio/dense_1/bias': sampled(60, tiny) } },
  ],
});
