import { evidence } from '../../evidence.ts';
import { effectiveActivation, initialScaleRatio, layerOfSubject } from '../../model-view.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { holdsSince, newest } from '../../window-view.ts';

/**
 * Fires when most outputs of a hidden sigmoid or tanh layer sit at their ends, where the slope is next to zero.
 *
 * @source SageMaker Debugger SaturatedActivation (50 % of a layer); DeepDiagnosis (|z| ≥ 5 for more than half).
 */
export const activationSaturated = defineRule({
  id: 'activation-saturated',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['activation-saturated-ratio/*'],
  optionalSignals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['model', 'data'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 4 },
  everySamples: 1,
  isGatedByOutcome: true,
  parameters: {
    share: { default: 0.5, unit: 'ratio', about: { en: 'Share of saturated outputs from which on the layer counts.', zh: '饱和输出所占比例，达到即算。' } },
    samples: { default: 3, unit: 'samples', about: { en: 'Newest samples that must all show it.', zh: '须全部成立的最新样本数。' } },
  },
  tips: ['F2', 'I8', 'A5', 'A6', 'E2'],
  causes: ['initialisation', 'learning-rate-too-high', 'input-scale', 'activation-choice'],
  evaluate(input, { share, samples }) {
    const saturated = [...input.signals.each('activation-saturated-ratio')].filter(
      ([name, series]) => isJudged(input, name) && series.count >= samples && newest(series, samples).values.every((value) => value >= share && value <= 1),
    );
    const first = saturated[0];
    if (first === undefined) return null;
    const [subject, series] = first;
    const step = series.recent.steps.at(-1)!;
    const since = Math.min(step, holdsSince(series, (value) => value >= share) ?? step);
    return {
      subject,
      ...(saturated.length === 1 ? {} : { alsoIn: saturated.slice(1).map(([name]) => name) }),
      step,
      firstStep: since,
      evidence: saturated.slice(0, 5).map(([name, { recent }]) => evidence(`activation-saturated-ratio/${name}`, recent.values.at(-1)!, share, 'ratio', { step: recent.steps.at(-1)!, ...baselineOf(series) })),
      candidates: candidatesFrom(input, subject, series, since),
    };
  },
});

/** Hidden, not recurrent (gates saturate on purpose), and not an output, which saturates when it is sure. */
function isJudged({ facts }: RuleInput, name: string): boolean {
  const layer = layerOfSubject(facts.model, name);
  return layer === null ? facts.model === null && !/lstm|gru|rnn|softmax|output/i.test(name) : !layer.isOutput && !layer.isRecurrent;
}

function baselineOf({ head }: SignalWindow): { baseline?: number } {
  const first = head.values.find(Number.isFinite);
  return first === undefined ? {} : { baseline: first };
}

function candidatesFrom({ signals, facts }: RuleInput, subject: string, series: SignalWindow, since: number): Finding['candidates'] {
  const wasFromStart = series.head.steps.length > 0 && since <= series.head.steps[0]!;
  const input = facts.data?.inputs[0];
  const isInputWide = (finiteOrNull(input?.std) ?? 1) > 3;
  const layer = layerOfSubject(facts.model, subject);
  const isKernelLarge = facts.model !== null && layer !== null && layer.variables.some((variable) => variable.isKernel && (initialScaleRatio(variable, effectiveActivation(facts.model!, layer)) ?? 1) > 3);
  const wereUpdatesHuge = [...signals.each('update-ratio').values()].some((updates) => (updates.highest?.value ?? 0) > 0.1);
  const scores: Finding['candidates'] = [
    { cause: 'input-scale', score: isInputWide ? (wasFromStart ? 0.85 : 0.5) : 0.1 },
    { cause: 'initialisation', score: wasFromStart ? (isKernelLarge ? 0.8 : 0.5) : 0.15 },
    { cause: 'learning-rate-too-high', score: wasFromStart ? 0.1 : wereUpdatesHuge ? 0.7 : 0.45 },
    { cause: 'activation-choice', score: 0.3 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
