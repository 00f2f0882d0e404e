import type { Cause, Severity } from '../../../protocol/cause.ts';
import { evidence } from '../../evidence.ts';
import { largestUpdateSoFar } from '../../largest-update.ts';
import { effectiveActivation, layerOfSubject } from '../../model-view.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

interface DeadLayer {
  readonly layer: string;
  readonly ratio: number;
  readonly severity: Severity;
  readonly baseline: number;
  readonly firstStep: number;
  readonly isFromStart: boolean;
}

/**
 * Fires when units of a rectified layer stay silent on every one of the newest batches.
 *
 * @source SageMaker Debugger DeadRelu: half of the layer; the gate by outcome follows AUTOTRAINER.
 */
export const activationDead = defineRule({
  id: 'activation-dead',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['activation-dead-ratio/*'],
  optionalSignals: ['update-ratio/*'],
  facts: [],
  optionalFacts: ['model', 'training', 'data'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 4 },
  everySamples: 2,
  warmUpSamples: 5,
  isGatedByOutcome: true,
  parameters: {
    window: { default: 5, unit: 'samples', about: { en: 'Newest batches in all of which a unit must be silent: the smallest ratio among them counts.', zh: '须在全部这些最新批次中都沉默：取其中最小的比例。' } },
    many: { default: 0.5, unit: 'ratio', about: { en: 'Share of silent units of a layer that is too many.', zh: '一层中沉默单元达到此比例即为过多。' } },
    nearlyAll: { default: 0.9, unit: 'ratio', about: { en: 'Share from which the layer as a whole is dead: critical, whatever the outcome.', zh: '达到此比例即整层死亡：无论结果如何都为严重。' } },
    rise: { default: 0.15, unit: 'ratio', about: { en: 'Rise over the layer’s own first share that is worth a hint.', zh: '相对该层最初比例的上升达到此值即给出提示。' } },
    riseFrom: { default: 0.3, unit: 'ratio', about: { en: 'Share a risen layer must have reached for the hint.', zh: '给出提示时须达到的比例。' } },
    fullBatch: { default: 32, unit: 'rows', about: { en: 'In smaller batches many healthy units are silent by chance: there only a dead layer counts.', zh: '批次更小时，许多健康单元会偶然沉默：此时只有整层死亡才算数。' } },
    fewUnits: { default: 8, unit: 'units', about: { en: 'In layers of fewer units a single one is a large share: there too only a dead layer counts.', zh: '单元更少的层，一个单元就占很大比例：同样只有整层死亡才算数。' } },
  },
  tips: ['E3', 'B2', 'F1', 'F2', 'A5'],
  causes: ['initialisation', 'learning-rate-too-high', 'input-scale', 'activation-choice', 'regularisation-too-strong'],
  evaluate(input, limits) {
    const { model } = input.facts;
    const dead = [...input.signals.each('activation-dead-ratio')].flatMap(([layer, series]) => {
      const description = layerOfSubject(model, layer);
      if (description !== null && (description.isOutput || !canDie(effectiveActivation(model!, description)))) return [];
      const isTiny = (finiteOrNull(description?.units) ?? limits.fewUnits) < limits.fewUnits;
      return judge(layer, series, limits, isTiny ? 0 : (finiteOrNull(input.facts.training?.batchSize) ?? limits.fullBatch)) ?? [];
    });
    const order: readonly Severity[] = ['critical', 'warning', 'info'];
    const worst = dead.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity) || one.firstStep - other.firstStep)[0];
    if (worst === undefined) return null;
    const alsoIn = dead.filter((item) => item !== worst && item.severity !== 'info').map((item) => item.layer);
    return {
      severity: worst.severity,
      subject: worst.layer,
      ...(alsoIn.length > 0 ? { alsoIn } : {}),
      step: input.step,
      firstStep: Math.min(worst.firstStep, input.step),
      evidence: [evidence(`activation-dead-ratio/${worst.layer}`, worst.ratio, worst.severity === 'critical' ? limits.nearlyAll : limits.many, 'ratio', { baseline: worst.baseline })],
      candidates: candidatesFrom(input, worst),
    };
  },
});

function canDie(activation: string | null): boolean {
  return activation === null || /^(relu6?|thresholdedrelu)$/i.test(activation);
}

type Limits = Readonly<Record<'window' | 'many' | 'nearlyAll' | 'rise' | 'riseFrom' | 'fullBatch' | 'fewUnits', number>>;

function judge(layer: string, series: SignalWindow, limits: Limits, batchSize: number): DeadLayer | null {
  const now = newest(series, limits.window).values.filter(Number.isFinite);
  if (now.length < Math.max(1, limits.window)) return null;
  const ratio = Math.min(...now);
  const start = series.head.values.subarray(0, limits.window).filter(Number.isFinite);
  const baseline = start.length === 0 ? 0 : Math.min(...start);
  const isFullBatch = batchSize >= limits.fullBatch;
  const severity: Severity | null =
    ratio >= limits.nearlyAll ? 'critical' : isFullBatch && ratio >= limits.many ? 'warning' : isFullBatch && ratio >= limits.riseFrom && ratio >= baseline + limits.rise ? 'info' : null;
  if (severity === null) return null;
  const level = severity === 'critical' ? limits.nearlyAll : severity === 'warning' ? limits.many : limits.riseFrom;
  const { steps, values } = series.recent;
  const since = values.findLastIndex((value) => !(value >= level)) + 1;
  return { layer, ratio, severity, baseline, firstStep: steps[since] ?? steps.at(-1)!, isFromStart: baseline >= level };
}

function candidatesFrom(input: RuleInput, worst: DeadLayer): Finding['candidates'] {
  const inputs = input.facts.data?.inputs ?? [];
  const isUnscaled = inputs.some(({ std, mean }) => (std ?? 0) > 10 || Math.abs(mean ?? 0) > 30);
  const update = largestUpdateSoFar(input.signals, input.facts.model);
  const hadHugeUpdate = update !== null && update.ratio > 0.1 && update.step <= worst.firstStep + 10;
  const scores: { cause: Cause; score: number }[] = [
    { cause: 'initialisation', score: worst.isFromStart && worst.firstStep <= 3 && !hadHugeUpdate ? 0.85 : worst.isFromStart ? 0.4 : 0.1 },
    { cause: 'learning-rate-too-high', score: hadHugeUpdate ? 0.7 : worst.isFromStart ? 0.1 : 0.5 },
    { cause: 'input-scale', score: isUnscaled ? 0.6 : 0.1 },
    { cause: 'activation-choice', score: 0.15 },
    { cause: 'regularisation-too-strong', score: 0.05 },
  ];
  return scores.sort((one, other) => other.score - one.score);
}
