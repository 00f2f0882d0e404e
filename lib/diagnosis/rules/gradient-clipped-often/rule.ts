import { mean } from '../../../stats/mean.ts';
import { evidence } from '../../evidence.ts';
import { healthyUpdate, largestUpdates, middleOf } from '../../largest-update.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { newest } from '../../window-view.ts';

/**
 * Fires when more than half of the updates are cut short by gradient clipping.
 *
 * @source Google tuning playbook: when more than 50 % of updates are clipped, lower the learning rate instead.
 */
export const gradientClippedOften = defineRule({
  id: 'gradient-clipped-often',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['gradient-clipped'],
  optionalSignals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 4 },
  everySamples: 5,
  parameters: {
    share: { default: 0.5, unit: 'ratio', about: { en: 'Share of clipped updates.', zh: '被裁剪的更新所占比例。' } },
    samples: { default: 50, unit: 'samples', about: { en: 'Newest samples that are counted.', zh: '统计的最新样本数。' } },
  },
  tips: ['B2', 'F3', 'I1'],
  causes: ['learning-rate-too-high', 'learning-rate-too-low', 'batch-size-too-small', 'labels'],
  evaluate(input, { share, samples }) {
    const clipped = input.signals.series('gradient-clipped');
    if (clipped === undefined || clipped.recent.values.length < samples) return null;
    const recent = newest(clipped, samples);
    const level = mean(recent.values);
    if (level === null || !(level > share) || level > 1.001) return null; // a mean of ones may round to a little more
    const step = recent.steps.at(-1)!;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, recent.steps[0]!),
      evidence: [evidence('gradient-clipped', level, share, 'ratio', { step })],
      candidates: isNothingLeft(input) ? causesOfClippedToNothing : [
        { cause: 'learning-rate-too-high', score: 0.5 },
        { cause: 'batch-size-too-small', score: 0.2 },
        { cause: 'labels', score: 0.1 },
      ],
    };
  },
});

const causesOfClippedToNothing: Finding['candidates'] = [{ cause: 'learning-rate-too-low', score: 0.55 }, { cause: 'learning-rate-too-high', score: 0.2 }];

/** True when what the clipping leaves moves no kernel as far as the slowest healthy runs. */
function isNothingLeft({ signals, facts }: RuleInput): boolean {
  const updates = largestUpdates(signals, facts.model, 20);
  return updates !== null && middleOf(updates.ratios) < healthyUpdate;
}
