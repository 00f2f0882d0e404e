import type { Cause } from '../../../protocol/cause.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import type { NonFiniteTrace } from '../../../protocol/run-event.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdateSoFar } from '../../largest-update.ts';
import { layerOfSubject } from '../../model-view.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

/** Places a number can leave its range at, in the order of a training step; the first that did explains the others. */
const places = ['input-non-finite', 'activation-mean', 'train/loss', 'gradient-non-finite', 'gradient-norm', 'weight-norm'] as const;

/**
 * Fires at the first NaN or ±Infinity in loss, weights, activations, gradients or inputs, and says where it came from.
 *
 * @source TensorBoard Debugger V2 and SageMaker Debugger look for the first non-finite tensor; the attribution is ours.
 */
export const trainingNonFinite = defineRule({
  id: 'training-non-finite',
  kind: 'rule',
  severity: 'critical',
  status: 'stable',
  signals: [],
  optionalSignals: ['train/loss', 'gradient-norm', 'weight-norm/*', 'gradient-non-finite/*', 'activation-mean/*', 'input-non-finite', 'update-ratio/*'],
  facts: [],
  optionalFacts: ['nonFiniteTrace', 'model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 40 },
  everySamples: 1,
  parameters: {
    window: { default: 20, unit: 'samples', about: { en: 'Newest samples that are looked through.', zh: '所查看的最新样本数。' } },
    growth: { default: 10, unit: 'ratio', about: { en: 'Growth of the gradient or loss just before that speaks for steps that were too large.', zh: '此前梯度或损失增长到此倍数，即说明步长过大。' } },
  },
  tips: ['B2', 'A6', 'D1', 'F1', 'B5', 'C8'],
  causes: ['numerical-error', 'data-non-finite', 'learning-rate-too-high', 'recurrent-instability', 'initialisation'],
  evaluate(input, { window, growth }) {
    const seen = places.flatMap((place) => seenAt(input, place, window) ?? []);
    const first = seen.toSorted((one, other) => one.step! - other.step!)[0];
    const trace = input.facts.nonFiniteTrace;
    if (first === undefined) return null; // a trace alone is of the past: a skipped step that the run got over
    const grown = growthBefore(input, first.step!);
    return {
      subject: trace?.subject ?? 'model',
      step: Math.max(input.step, first.step!),
      firstStep: first.step!,
      evidence: [first, ...seen.filter((line) => line !== first), ...(grown === null || !(grown.times >= growth) ? [] : [grown.line])],
      candidates: attribute(input, trace, first, grown !== null && grown.times >= growth),
    };
  },
});

/** The first non-finite sample at that place, when one of the newest samples is not finite. */
function seenAt(input: RuleInput, place: (typeof places)[number], window: number): Evidence | null {
  const one = input.signals.series(place);
  if (one !== undefined) return seenIn(place, one, place, window);
  for (const [subject, series] of input.signals.each(place)) {
    const seen = seenIn(`${place}/${subject}`, series, place, window);
    if (seen !== null) return seen;
  }
  return null;
}

function seenIn(name: string, series: SignalWindow, place: string, window: number): Evidence | null {
  const counts = place.endsWith('-non-finite');
  if (counts ? !((series.highest?.value ?? 0) > 0) : series.nonFinite.count === 0) return null; // asked at every step: nearly always nothing
  const { steps, values } = newest(series, window);
  const at = values.findIndex((value) => (counts ? value > 0 : !Number.isFinite(value)));
  if (at < 0) return null;
  // All of the window: it began further back.
  const step = !counts && at === 0 ? Math.min(series.nonFinite.firstStep ?? steps[at]!, steps[at]!) : steps[at]!;
  return evidence(name, values[at]!, null, counts ? 'values' : 'value', { step });
}

/** How many times larger gradient or loss had become in the newest 20 finite samples than in the 50 before. */
function growthBefore(input: RuleInput, step: number): { times: number; line: Evidence } | null {
  let largest: { times: number; line: Evidence } | null = null;
  for (const name of ['gradient-norm', 'train/loss']) {
    const { steps, values } = input.signals.series(name)?.recent ?? { steps: new Float64Array(0), values: new Float64Array(0) };
    const finite = values.filter((value, index) => Number.isFinite(value) && steps[index]! <= step);
    const usual = median(finite.length > 25 ? finite.slice(-70, -20) : finite.slice(0, Math.ceil(finite.length / 3)));
    const most = Math.max(...finite.slice(-20));
    if (usual === null || !(usual > 0) || !(most > 0)) continue;
    const times = most / usual;
    if (largest === null || times > largest.times) largest = { times, line: evidence(name, most, null, name === 'train/loss' ? 'loss' : 'L2', { baseline: usual }) };
  }
  return largest;
}

function attribute(input: RuleInput, trace: NonFiniteTrace | null, first: Evidence, hasGrown: boolean): Finding['candidates'] {
  const place = trace?.where ?? (first.signal.startsWith('input') ? 'input' : first.signal === 'train/loss' ? 'loss' : first.signal.startsWith('activation') ? 'activation' : first.signal.startsWith('weight') ? 'weight' : 'gradient');
  const isData = place === 'input' || place === 'target';
  const hasHugeUpdate = (largestUpdateSoFar(input.signals, input.facts.model)?.ratio ?? 0) > 0.1;
  const isRecurrent = trace?.subject !== null && trace?.subject !== undefined && layerOfSubject(input.facts.model, trace.subject)?.isRecurrent === true;
  const isEarly = first.step! <= 2;
  const exploded = hasGrown || hasHugeUpdate;
  const scores: { cause: Cause; score: number }[] = [
    { cause: 'data-non-finite', score: isData ? 0.95 : 0.05 },
    { cause: 'learning-rate-too-high', score: isData ? 0.05 : exploded ? 0.8 : 0.3 },
    { cause: 'numerical-error', score: isData ? 0.05 : exploded ? 0.3 : place === 'loss' || place === 'gradient' ? 0.7 : 0.45 },
    { cause: 'recurrent-instability', score: isRecurrent ? 0.6 : 0.05 },
    { cause: 'initialisation', score: !isData && isEarly && place === 'activation' ? 0.6 : 0.05 },
  ];
  return scores.sort((one, other) => other.score - one.score);
}
