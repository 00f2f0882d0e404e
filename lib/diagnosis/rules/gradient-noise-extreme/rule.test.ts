import { curve, noise, testRule } from '../../rule-tester.ts';
import { gradientNoiseExtreme } from './rule.ts';
import { words } from './words.ts';

const scale = (level: number, count = 60) => ({ steps: curve(count, (i) => 20 * i), values: curve(count, (i) => level * Math.exp(0.8 * noise(i))) });
const batch = (size: number) => curve(500, () => size);
const flat = curve(500, (step) => 1.5 * (1 + 0.2 * noise(step)));

testRule(gradientNoiseExtreme, words, {
  fires: [
    { name: 'batches of 8 under a scale of 2000, loss stands still', series: { 'gradient-noise-scale': scale(2000), 'batch-size': batch(8), 'train/loss': flat }, finding: { severity: 'info', cause: 'batch-size-too-small' } },
    { name: 'batches of 4096 over a scale of 50', series: { 'gradient-noise-scale': scale(50), 'batch-size': batch(4096) }, finding: { cause: 'batch-size-too-large' } },
  ],
  silent: [
    { name: 'of the same order', series: { 'gradient-noise-scale': scale(200), 'batch-size': batch(64), 'train/loss': flat } },
    { name: 'near miss: six times', series: { 'gradient-noise-scale': scale(200), 'batch-size': batch(33), 'train/loss': flat } },
    { name: 'noisy, but the loss falls', series: { 'gradient-noise-scale': scale(2000), 'batch-size': batch(8), 'train/loss': curve(500, (step) => 2 * Math.exp(-step / 200) * (1 + 0.2 * noise(step))) } },
    { name: 'too early', series: { 'gradient-noise-scale': { steps: curve(30, (i) => i), values: curve(30, () => 9000) }, 'batch-size': batch(8), 'train/loss': flat }, step: 30 },
    { name: 'an estimate that went negative', series: { 'gradient-noise-scale': curve(300, () => -5), 'batch-size': batch(64) } },
  ],
});
