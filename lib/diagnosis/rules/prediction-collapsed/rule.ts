import { entropyRatio } from '../../../stats/entropy.ts';
import { evidence } from '../../evidence.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { CategoryCounts } from '../../signals.ts';

/**
 * Fires when the model names almost always the same class, although the labels are varied.
 *
 * @source Own criterion; SageMaker Debugger ClassImbalance looks at mispredictions per class (0.7).
 */
export const predictionCollapsed = defineRule({
  id: 'prediction-collapsed',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['prediction', 'label'],
  optionalSignals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['data'],
  silentForTasks: ['regression'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 3 },
  everySamples: 1,
  parameters: {
    prediction: { default: 0.2, unit: 'ratio', about: { en: 'Entropy of the predictions over ln K, below which they have collapsed.', zh: '预测熵与 ln K 之比，低于此值即为坍缩。' } },
    label: { default: 0.7, unit: 'ratio', about: { en: 'Entropy of the labels over ln K, above which they are varied.', zh: '标签熵与 ln K 之比，高于此值即为多样。' } },
    batches: { default: 5, unit: 'batches', about: { en: 'Newest batches that are counted together.', zh: '合并计数的最新批次数。' } },
    rows: { default: 64, unit: 'rows', about: { en: 'Least predictions in them.', zh: '其中至少的预测数。' } },
    steps: { default: 100, unit: 'steps', about: { en: 'Steps before anything is said.', zh: '开始判断前的步数。' } },
  },
  tips: ['H1', 'B2', 'C2', 'A4'],
  causes: ['class-imbalance', 'learning-rate-too-high', 'labels'],
  evaluate(input, { prediction, label, batches, rows, steps }) {
    const predicted = input.signals.categories('prediction');
    const labels = input.signals.categories('label');
    const step = predicted.at(-1)?.step;
    if (step === undefined || step < steps || labels.length === 0) return null;
    const said = pooled(predicted.slice(-batches));
    const meant = pooled(labels.slice(-batches));
    if (said === null || meant === null || sum(said) < rows || said.length < 2 || meant.length < 2) return null;
    const [saidRatio, meantRatio] = [entropyRatio(said), entropyRatio(meant)];
    if (!(saidRatio < prediction) || !(meantRatio > label)) return null;
    const most = said.indexOf(Math.max(...said));
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, collapsedSince(predicted, prediction) ?? step),
      evidence: [
        evidence('prediction-entropy-ratio', saidRatio, prediction, 'ratio', { baseline: meantRatio, step }),
        evidence('prediction-share', said[most]! / sum(said), null, 'ratio', { step }),
        evidence('prediction-class', most, null, 'class', { baseline: said.length }),
      ],
      candidates: candidatesFrom(input),
    };
  },
});

/** The counts added up, `null` when there are none or their numbers are of no use. */
function pooled(list: readonly CategoryCounts[]): number[] | null {
  const total: number[] = [];
  for (const { counts } of list) {
    for (const [index, count] of counts.entries()) {
      if (!(count >= 0) || count > 1e12) return null;
      total[index] = (total[index] ?? 0) + count;
    }
  }
  return total.length === 0 ? null : total;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function collapsedSince(list: readonly CategoryCounts[], limit: number): number | null {
  let since: number | null = null;
  for (let i = list.length - 1; i >= 0 && entropyRatio(list[i]!.counts) < limit; i--) since = Math.min(since ?? list[i]!.step, list[i]!.step);
  return since;
}

function candidatesFrom({ signals, facts }: RuleInput): Finding['candidates'] {
  const counts = facts.data?.classCounts ?? [];
  const isImbalanced = counts.length > 1 && Math.max(...counts) > 10 * Math.max(1, Math.min(...counts));
  const wereUpdatesHuge = [...signals.each('update-ratio').values()].some((updates) => (updates.highest?.value ?? 0) > 0.1);
  const scores: Finding['candidates'] = [
    { cause: 'learning-rate-too-high', score: wereUpdatesHuge ? 0.75 : 0.35 },
    { cause: 'class-imbalance', score: isImbalanced ? 0.7 : 0.25 },
    { cause: 'labels', score: 0.3 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
