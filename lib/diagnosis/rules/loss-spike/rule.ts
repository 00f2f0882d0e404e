import { median } from '../../../stats/quantile.ts';
import { robustLogZ } from '../../../stats/robust-log-z.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { hasLearningRateRisen } from '../../schedule.ts';
import type { SignalWindow } from '../../signals.ts';
import { firstFinite } from '../../window-view.ts';

interface Spike {
  readonly step: number;
  readonly value: number;
  readonly usual: number;
  /** True when the next sample, one step later, was back already: the batch was odd, not the weights. */
  readonly isOneBatch: boolean;
}

/**
 * Fires when the training loss jumped far above its usual level and came back: once is worth a note, several in a short time a warning.
 *
 * @source PyTorch Lightning's SpikeDetection (2 × running mean, window 10), tightened to a median, a robust z and a return.
 */
export const lossSpike = defineRule({
  id: 'loss-spike',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['train/loss'],
  optionalSignals: ['learning-rate'],
  facts: [],
  optionalFacts: ['start'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 20 },
  everySamples: 5,
  parameters: {
    factor: { default: 3, unit: 'ratio', about: { en: 'Loss over the median of the samples before it.', zh: '损失与此前样本中位数之比。' } },
    z: { default: 6, unit: 'robust deviations', about: { en: 'Distance in robust standard deviations of the logarithm.', zh: '对数的稳健标准差倍数。' } },
    baseline: { default: 50, unit: 'samples', about: { en: 'Samples before it that make up the usual level.', zh: '构成通常水平的此前样本数。' } },
    startShare: { default: 0.05, unit: 'ratio', about: { en: 'Share of the first loss that the jump must reach, so that ripples near zero do not count.', zh: '跳升须达到初始损失的这一比例，近零处的涟漪不算。' } },
    span: { default: 100, unit: 'samples', about: { en: 'Newest samples in which spikes are counted.', zh: '统计尖峰的最新样本数。' } },
    many: { default: 3, unit: 'spikes', about: { en: 'Spikes in that span that make it a warning.', zh: '该区间内构成警告的尖峰数。' } },
  },
  tips: ['B2', 'B6', 'B8', 'D4'],
  causes: ['learning-rate-too-high', 'batch-size-too-small', 'labels'],
  evaluate({ signals, facts }, parameters) {
    const loss = signals.series('train/loss');
    if (loss === undefined || loss.count < 12) return null;
    const start = Math.max(firstFinite(loss) ?? 0, finiteOrNull(facts.start?.loss) ?? 0);
    const spikes = spikesOf(loss, parameters, start).filter((spike) => !hasLearningRateRisen(signals.series('learning-rate'), spike.step, 10));
    const last = spikes.at(-1);
    if (last === undefined) return null;
    return {
      severity: spikes.length >= parameters.many ? 'warning' : 'info',
      subject: 'model',
      step: Math.max(...spikes.map((spike) => spike.step)),
      firstStep: Math.min(...spikes.map((spike) => spike.step)),
      evidence: [
        evidence('train/loss', last.value, parameters.factor * last.usual, 'loss', { baseline: last.usual, step: last.step }),
        evidence('loss-spikes', spikes.length, parameters.many, 'spikes'),
      ],
      candidates: spikes.length >= parameters.many && spikes.every((spike) => spike.isOneBatch) ? causesOfOddBatches : usualCauses,
    };
  },
});

const usualCauses: Finding['candidates'] = [{ cause: 'learning-rate-too-high', score: 0.4 }, { cause: 'batch-size-too-small', score: 0.3 }, { cause: 'labels', score: 0.25 }];
/** The loss of a batch is taken before its update: weights that were thrown off need more than one step to come back. */
const causesOfOddBatches: Finding['candidates'] = [{ cause: 'labels', score: 0.6 }, { cause: 'learning-rate-too-high', score: 0.25 }, { cause: 'batch-size-too-small', score: 0.25 }];

/** Jumps among the newest `span` samples that were followed by at least 3 samples and a return, oldest first; one per excursion. */
function spikesOf(loss: SignalWindow, { factor, z, baseline, startShare, span }: { factor: number; z: number; baseline: number; startShare: number; span: number }, start: number): Spike[] {
  const { steps, values } = loss.recent;
  const found: Spike[] = [];
  for (let i = Math.max(10, values.length - span); i < values.length - 3; i++) {
    const value = values[i]!;
    const before = values.subarray(Math.max(0, i - baseline), i);
    if (!(value > startShare * start)) continue;
    const usual = median(before);
    if (usual === null || !(usual > 0) || !(value > factor * usual) || before.some((earlier) => earlier <= 0)) continue;
    if (!((robustLogZ(value, before) ?? 0) > z)) continue;
    const after = values.subarray(i + 1, i + 11).findIndex((later) => later < 1.5 * usual);
    if (after < 0) continue; // still up there: that is divergence, not a spike
    found.push({ step: steps[i]!, value, usual, isOneBatch: after === 0 && steps[i + 1]! - steps[i]! === 1 });
    i += after + 1;
  }
  return found;
}
