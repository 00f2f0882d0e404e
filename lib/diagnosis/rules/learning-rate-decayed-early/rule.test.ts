import { curve, factsOf, testRule, trainingOf } from '../../rule-tester.ts';
import { learningRateDecayedEarly } from './rule.ts';
import { words } from './words.ts';

const plan = factsOf({ totalSteps: 1000, training: trainingOf() });

testRule(learningRateDecayedEarly, words, {
  fires: [
    { name: 'halved every ten steps', series: { 'learning-rate': curve(300, (step) => 0.1 * 0.5 ** Math.floor(step / 10)) }, facts: plan, finding: { severity: 'info', subject: 'model', cause: 'learning-rate-schedule', firstStep: 100 } },
    { name: 'set to zero by hand', series: { 'learning-rate': curve(300, (step) => (step < 200 ? 0.01 : 0)) }, facts: plan, finding: { firstStep: 200 } },
    { name: 'gone before anything was learned', series: { 'learning-rate': curve(300, (step) => (step < 40 ? 0.1 : 0)), 'train/loss': curve(300, () => 2.2) }, facts: plan, finding: { severity: 'warning', firstStep: 40 } },
    { name: 'gone after most was learned', series: { 'learning-rate': curve(280, (step) => (step < 40 ? 0.1 : 0)), 'train/loss': curve(280, (step) => 0.5 + 2 * Math.exp(-step / 10)) }, facts: plan, finding: { severity: 'info' } },
    { name: 'gone for longer than it was there: steps are wasted', series: { 'learning-rate': curve(300, (step) => (step < 40 ? 0.1 : 0)), 'train/loss': curve(300, (step) => 0.5 + 2 * Math.exp(-step / 10)) }, facts: plan, finding: { severity: 'warning' } },
    { name: 'still so in the second half', series: { 'learning-rate': curve(700, (step) => (step < 450 ? 0.1 : 0)) }, facts: plan, finding: { firstStep: 450 } },
  ],
  silent: [
    { name: 'cosine over the whole run', series: { 'learning-rate': curve(990, (step) => 0.05 * (1 + Math.cos((Math.PI * step) / 1000))) }, facts: plan },
    { name: 'near miss: a hundredth', series: { 'learning-rate': curve(300, (step) => (step < 100 ? 0.1 : 0.001)) }, facts: plan },
    { name: 'dead, but in the second half', series: { 'learning-rate': curve(700, (step) => (step < 600 ? 0.1 : 0)) }, facts: plan },
    { name: 'warm-up begins low', series: { 'learning-rate': curve(50, (step) => 1e-6 * 2 ** (step / 3)) }, facts: plan },
    { name: 'valley of a cosine cycle', series: { 'learning-rate': curve(302, (step) => 0.05 * (1 + Math.cos((Math.PI * (step % 300)) / 300))) }, facts: plan },
    { name: 'no plan known', series: { 'learning-rate': curve(300, (step) => 0.1 * 0.5 ** Math.floor(step / 10)) }, facts: factsOf({ training: trainingOf({ totalSteps: null }) }) },
  ],
});
