import { entropyRatio } from '../../../stats/entropy.ts';
import { mean } from '../../../stats/mean.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import { lastValue, newest } from '../../window-view.ts';

/**
 * Fires when batches hold far fewer kinds of labels than random batches would, or when two epochs came in the same order.
 *
 * @source Own criterion: entropy of a batch's labels over its expectation for a random batch of that size.
 */
export const batchLabelsOrdered = defineRule({
  id: 'batch-labels-ordered',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['label-entropy-ratio'],
  optionalSignals: ['batch-order-hash', 'batch-size'],
  facts: [],
  optionalFacts: ['training', 'model', 'data'],
  silentForTasks: ['regression'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 5 },
  everySamples: 5,
  parameters: {
    ratio: { default: 0.5, unit: 'ratio', about: { en: 'Mean entropy of the labels over that of random batches, below which they are ordered.', zh: '标签熵均值与随机批次应有值之比，低于此值即为有序。' } },
    batches: { default: 20, unit: 'batches', about: { en: 'Newest batches whose mean is taken.', zh: '取均值的最新批次数。' } },
    smallestBatch: { default: 8, unit: 'samples', about: { en: 'Smaller batches are not judged.', zh: '更小的批次不作判断。' } },
    rarest: { default: 0.3, unit: 'ratio', about: { en: 'Entropy of all labels over ln K below which the order of batches cannot be told.', zh: '全部标签的熵与 ln K 之比低于此值时，无法判断批次顺序。' } },
  },
  tips: ['I11', 'C2'],
  causes: ['batch-order'],
  evaluate(input, { ratio, batches, smallestBatch, rarest }) {
    const entropy = input.signals.series('label-entropy-ratio');
    if (entropy === undefined || entropy.recent.values.length < batches) return repeatedOrder(input);
    const prior = input.facts.data?.classCounts;
    if (prior !== null && prior !== undefined && prior.length > 1 && entropyRatio(prior) < rarest) return repeatedOrder(input); // one class is nearly all there is: batches of it are no order
    const size = lastValue(input.signals.series('batch-size')) ?? finiteOrNull(input.facts.training?.batchSize);
    const recent = newest(entropy, batches);
    const level = mean(recent.values);
    if (level === null || !(level < ratio) || level < 0 || (size !== null && size < smallestBatch)) return repeatedOrder(input);
    const step = recent.steps.at(-1)!;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, recent.steps[0]!),
      evidence: [evidence('label-entropy-ratio', level, ratio, 'ratio', { baseline: 1, step })],
      candidates: [{ cause: 'batch-order', score: 0.85 }],
    };
  },
});

/** The same order in the two newest epochs; harmless for full batches, and meant so for time series. */
function repeatedOrder({ signals, facts }: RuleInput): Finding | null {
  const hash = signals.series('batch-order-hash');
  const [before, now] = hash === undefined ? [] : newest(hash, 2).values;
  const { batchSize, trainingSamples } = facts.training ?? {};
  const isFullBatch = (finiteOrNull(batchSize) ?? 0) >= (finiteOrNull(trainingSamples) ?? Number.POSITIVE_INFINITY);
  if (hash === undefined || now === undefined || before !== now || !Number.isFinite(now) || isFullBatch || facts.model?.layers.some((layer) => layer.isRecurrent) === true) return null;
  const step = hash.recent.steps.at(-1)!;
  return {
    severity: 'info',
    subject: 'model',
    step,
    firstStep: Math.min(step, newest(hash, 2).steps[0]!),
    evidence: [evidence('batch-order-hash', now, before, 'hash', { step })],
    candidates: [{ cause: 'batch-order', score: 0.5 }],
  };
}
