import { curve, noise, testRule } from '../../rule-tester.ts';
import { gradientClippedOften } from './rule.ts';
import { words } from './words.ts';

const clipped = (share: number, count = 200) => curve(count, (step) => ((noise(step) + 1) / 2 < share ? 1 : 0));

testRule(gradientClippedOften, words, {
  fires: [
    { name: 'eight of ten', series: { 'gradient-clipped': clipped(0.8) }, finding: { severity: 'info', subject: 'model', cause: 'learning-rate-too-high' } },
    { name: 'to nothing: what is left moves no kernel', series: { 'gradient-clipped': clipped(1.1), 'update-ratio/dense/kernel': curve(200, () => 1e-4) }, finding: { cause: 'learning-rate-too-low' } },
    { name: 'all of them', series: { 'gradient-clipped': clipped(1.1) } },
  ],
  silent: [
    { name: 'the ninetieth percentile, as it is meant', series: { 'gradient-clipped': clipped(0.1) } },
    { name: 'near miss: four of ten', series: { 'gradient-clipped': clipped(0.4) } },
    { name: 'only in the first steps', series: { 'gradient-clipped': curve(300, (step) => (step < 100 ? 1 : 0)) } },
    { name: 'too few samples', series: { 'gradient-clipped': clipped(1.1, 45) } },
  ],
});
