import type { Severity } from '../../../protocol/cause.ts';
import { median } from '../../../stats/quantile.ts';
import { robustLogZ } from '../../../stats/robust-log-z.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdateSoFar } from '../../largest-update.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { Samples, SignalWindow } from '../../signals.ts';
import { hugeUpdate, stepSizeCandidates } from '../../step-size-causes.ts';
import { before, newest } from '../../window-view.ts';

/** Samples looked at together; more than can pass between two calls on a long run. */
const newestSamples = 20;

/**
 * Fires when the gradient norm leaves the run's own usual range upwards: both far in ratio and far in robust deviations,
 * and above where it had been in the first steps.
 *
 * @source ZClip (arXiv 2504.02507) and the Google tuning playbook judge a gradient against the run's own norms.
 */
export const gradientExploding = defineRule({
  id: 'gradient-exploding',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['gradient-norm'],
  optionalSignals: ['train/loss', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['model', 'data', 'training', 'task'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 30 },
  everySamples: 1,
  warmUpSamples: 2,
  parameters: {
    factor: { default: 10, unit: 'ratio', about: { en: 'Times the usual norm from which a gradient counts.', zh: '达到通常范数的多少倍才算数。' } },
    deviations: { default: 6, unit: 'z', about: { en: 'Robust deviations of the logarithm from which a gradient counts.', zh: '对数的稳健偏差达到多少才算数。' } },
    wildFactor: { default: 100, unit: 'ratio', about: { en: 'Times the usual norm, or in the first ten steps the first norm, that is critical at once.', zh: '达到通常范数（前十步为首个范数）的多少倍即为严重。' } },
    repeats: { default: 3, unit: 'samples', about: { en: 'Such gradients among the newest 20 samples that are critical.', zh: '最新 20 个样本中出现多少次即为严重。' } },
  },
  tips: ['B2', 'I1', 'F1', 'F3', 'D4'],
  causes: ['learning-rate-too-high', 'initialisation', 'recurrent-instability', 'input-scale', 'target-scale'],
  evaluate(input, { factor, deviations, wildFactor, repeats }) {
    const norms = input.signals.series('gradient-norm');
    if (norms === undefined || norms.count < 2) return null;
    const early = firstSteps(input, norms, wildFactor);
    if (early !== null) return early;

    const usual = before(norms, newestSamples, 50).values;
    const level = median(usual);
    if (usual.length < 10 || level === null || !(level > 0)) return null;
    const floor = median(norms.head.values.subarray(0, 10)) ?? 0;
    const isFar = (norm: number): boolean => norm > factor * level && norm > floor && (robustLogZ(norm, usual) ?? 0) > deviations;
    const now = newest(norms, newestSamples);
    const places = [...now.values.keys()].filter((index) => isFar(now.values[index]!));
    if (places.length === 0) return null;
    const largest = Math.max(...places.map((index) => now.values[index]!));
    // A network that leaves a plateau has larger gradients for a while, and its loss falls: that is learning.
    if (largest < wildFactor * level && isLossFalling(input)) return null;
    const severity: Severity = largest >= wildFactor * level || places.length >= repeats ? 'critical' : 'warning';
    return finding(input, now, places[0]!, { largest, limit: factor * level, level, severity });
  },
});

/** In the first steps there is no usual norm: only a gradient a hundred times the first one counts. */
function firstSteps(input: RuleInput, norms: SignalWindow, wildFactor: number): Finding | null {
  if (norms.count > 30) return null;
  const first = norms.head.values[0]!;
  const { values } = norms.head;
  const index = values.findIndex((norm, place) => place > 0 && place < 10 && norm > wildFactor * first && Number.isFinite(norm));
  if (!(first > 0) || index < 0 || isLossFalling(input)) return null;
  return finding(input, norms.head, index, { largest: values[index]!, limit: wildFactor * first, level: first, severity: 'critical' });
}

function finding(input: RuleInput, samples: Samples, index: number, seen: { largest: number; limit: number; level: number; severity: Severity }): Finding {
  const update = largestUpdateSoFar(input.signals, input.facts.model);
  return {
    severity: seen.severity,
    subject: 'model',
    step: samples.steps.at(-1)!,
    firstStep: Math.min(samples.steps[index]!, samples.steps.at(-1)!),
    evidence: [
      evidence('gradient-norm', seen.largest, seen.limit, 'L2', { baseline: seen.level, step: samples.steps[index]! }),
      ...(update !== null && update.ratio > hugeUpdate ? [evidence(`update-ratio/${update.subject}`, update.ratio, hugeUpdate, 'ratio', { step: update.step })] : []),
    ],
    candidates: stepSizeCandidates(input),
  };
}

function isLossFalling(input: RuleInput): boolean {
  const loss = input.signals.series('train/loss');
  if (loss === undefined || loss.count < 2) return false;
  const span = Math.min(newestSamples, Math.floor(loss.recent.values.length / 2));
  const now = median(newest(loss, Math.max(1, Math.floor(span / 2))).values);
  const earlier = median(before(loss, span, 50).values);
  return now !== null && earlier !== null && now < 0.95 * earlier;
}
