import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { effectiveActivation, hiddenLayers, initialScaleRatio, isKernelSubject, saturatingActivations } from '../../model-view.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

/**
 * Fires when the first kernel's gradient is a vanishing fraction of the last kernel's, and either the first kernel hardly
 * moves or the fraction is so small that no optimizer can make sense of it.
 *
 * @source AUTOTRAINER (ICSE 2021): ratio of first to last gradient norm; update ratio of about 1e-3 from the CS231n notes.
 */
export const gradientVanishing = defineRule({
  id: 'gradient-vanishing',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['gradient-norm/*', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['model'],
  patience: { fireAfter: 3, outOf: 5, clearAfter: 10 },
  everySamples: 5,
  isGatedByOutcome: true,
  parameters: {
    window: { default: 30, unit: 'samples', about: { en: 'Newest samples whose median is taken.', zh: '取中位数的最新样本数。' } },
    normRatio: { default: 0.01, unit: 'ratio', about: { en: 'Gradient norm of the first kernel over that of the last, below which the gradient vanishes.', zh: '首个核与末个核的梯度范数之比，低于此值即为消失。' } },
    updateRatio: { default: 1e-4, unit: 'ratio', about: { en: 'Update ratio of the first kernel below which it hardly learns.', zh: '首个核的更新比例，低于此值几乎不学习。' } },
    hopelessRatio: { default: 1e-4, unit: 'ratio', about: { en: 'Norm ratio that counts whatever the update ratio (adaptive optimizers scale noise up).', zh: '不论更新比例都算数的范数比（自适应优化器会放大噪声）。' } },
  },
  tips: ['E2', 'F1', 'F2', 'F3', 'A2', 'A5', 'I8'],
  causes: ['activation-choice', 'depth-without-shortcut', 'initialisation', 'recurrent-instability'],
  evaluate(input, { window, normRatio, updateRatio, hopelessRatio }) {
    const updates = input.signals.each('update-ratio');
    const kernels = [...input.signals.each('gradient-norm')].filter(([name, series]) => series.count >= window && updates.has(name) && isKernelSubject(input.facts.model, name));
    const first = kernels[0];
    const last = kernels.at(-1);
    if (first === undefined || last === undefined || kernels.length < 2) return null;

    const [subject, firstNorms] = first;
    const firstNorm = median(newest(firstNorms, window).values);
    const lastNorm = median(newest(last[1], window).values);
    const firstUpdate = median(newest(updates.get(subject)!, window).values);
    if (firstNorm === null || lastNorm === null || firstUpdate === null || !(lastNorm > 0)) return null;
    const ratio = firstNorm / lastNorm;
    if (!(ratio < normRatio) || !(firstUpdate < updateRatio || ratio < hopelessRatio)) return null;

    const step = firstNorms.recent.steps.at(-1)!;
    return {
      subject,
      step,
      firstStep: vanishedSince(firstNorms, last[1], normRatio),
      evidence: [
        evidence(`gradient-norm/${subject}`, firstNorm, normRatio * lastNorm, 'L2', { baseline: lastNorm, step }),
        evidence(`update-ratio/${subject}`, firstUpdate, updateRatio, 'ratio', { step }),
      ],
      candidates: candidatesFrom(input),
    };
  },
});

/** First step of the newest unbroken stretch in which the two norms stood in that ratio. */
function vanishedSince(first: SignalWindow, last: SignalWindow, normRatio: number): number {
  const length = Math.min(first.recent.values.length, last.recent.values.length);
  let since = first.recent.steps.at(-1)!;
  for (let back = 1; back <= length; back++) {
    if (!(first.recent.values.at(-back)! < normRatio * last.recent.values.at(-back)!)) break;
    since = Math.min(since, first.recent.steps.at(-back)!);
  }
  return since;
}

function candidatesFrom(input: RuleInput): Finding['candidates'] {
  const { model } = input.facts;
  const hidden = hiddenLayers(model);
  const saturating = model === null ? 0 : hidden.filter((layer) => saturatingActivations.includes(effectiveActivation(model, layer) ?? '')).length;
  const small = hidden.filter((layer) => layer.variables.some((variable) => variable.isKernel && (initialScaleRatio(variable, layer.activation) ?? 1) < 0.2)).length;
  const isRecurrent = hidden.some((layer) => layer.isRecurrent && (layer.timeSteps ?? 0) > 20);
  const scores: Finding['candidates'] = [
    { cause: 'activation-choice', score: hidden.length > 0 && saturating / hidden.length >= 0.5 ? 0.7 : 0.2 },
    { cause: 'initialisation', score: hidden.length > 0 && small / hidden.length >= 0.3 ? 0.75 : 0.25 },
    { cause: 'depth-without-shortcut', score: hidden.length >= 6 ? 0.5 : 0.15 },
    { cause: 'recurrent-instability', score: isRecurrent ? 0.8 : 0.05 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
