import { curve, noise, testRule } from '../../rule-tester.ts';
import { lossSpike } from './rule.ts';
import { words } from './words.ts';

const falling = (step: number): number => (2.3 * Math.exp(-step / 120) + 0.25) * (1 + 0.25 * noise(step));
const withSpikes = (at: readonly number[], height = 6) => curve(300, (step) => (at.includes(step) ? height : falling(step)));

testRule(lossSpike, words, {
  fires: [
    { name: 'one spike that comes back', series: { 'train/loss': withSpikes([250]) }, finding: { severity: 'info', subject: 'model', firstStep: 250, cause: 'learning-rate-too-high' } },
    { name: 'three within a hundred samples, gone after one step each: odd rows', series: { 'train/loss': withSpikes([220, 250, 280]) }, finding: { severity: 'warning', firstStep: 220, cause: 'labels' } },
    { name: 'three that take steps to come back: the weights were thrown off', series: { 'train/loss': withSpikes([220, 221, 222, 250, 251, 280, 281]) }, finding: { severity: 'warning', cause: 'learning-rate-too-high' } },
    { name: 'an infinite neighbour does not hide it', series: { 'train/loss': curve(300, (step) => (step === 200 ? Infinity : step === 250 ? 6 : falling(step))) } },
  ],
  silent: [
    { name: 'noise of 25 %', series: { 'train/loss': withSpikes([]) } },
    { name: 'near miss: 2.5 times the usual level', series: { 'train/loss': curve(300, (step) => (step === 250 ? 2.5 * 0.5 : 0.5 * (1 + 0.1 * noise(step)))) } },
    { name: 'heavy-tailed losses are their own yardstick', series: { 'train/loss': curve(300, (step) => 0.4 * Math.exp(1.2 * noise(step) + 1.2 * noise(step, 2))) } },
    { name: 'ripples of a loss that is almost zero', series: { 'train/loss': curve(400, (step) => (step < 200 ? 2 * Math.exp(-step / 20) : step === 350 ? 0.02 : 1e-4)) } },
    { name: 'it stays up: divergence', series: { 'train/loss': curve(300, (step) => (step < 280 ? falling(step) : 9)) } },
    { name: 'long ago', series: { 'train/loss': withSpikes([100]) } },
    { name: 'right after a restart of the schedule', series: { 'train/loss': withSpikes([250]), 'learning-rate': curve(300, (step) => (step < 245 ? 1e-3 : 1e-2)) } },
    { name: 'a loss that goes below zero', series: { 'train/loss': curve(300, (step) => (step === 250 ? 9 : -1)) } },
  ],
});
