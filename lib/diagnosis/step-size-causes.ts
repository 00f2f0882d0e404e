import type { Cause } from '../protocol/cause.ts';
import { hiddenLayers, initialScaleRatio } from './model-view.ts';
import { farTarget, isRuledByOutliers } from './outliers.ts';
import { isRegression } from './prediction-task.ts';
import { largestUpdateSoFar } from './largest-update.ts';
import type { Finding, RuleInput } from './rule.ts';

/** An update that changes a kernel by more than this share of its size is no step of learning any more. */
export const hugeUpdate = 0.1;

/**
 * Causes of steps that are too large (exploding gradient, diverging loss, huge updates), weighed by what is known: how far
 * one update moved a kernel, the scale of inputs and targets, the initial scale of the kernels, recurrence.
 */
export function stepSizeCandidates(input: RuleInput): Finding['candidates'] {
  const { data, model } = input.facts;
  const update = largestUpdateSoFar(input.signals, model);
  const inputSize = Math.max(0, ...(data?.inputs ?? []).map(({ std, mean }) => Math.max(std ?? 0, Math.abs(mean ?? 0) / 3)));
  const areInputsRuled = (data?.inputs ?? []).some((one) => Math.max(Math.abs(one.max ?? 0), Math.abs(one.min ?? 0)) > 10 && isRuledByOutliers(one, 20)); // not the ones of sparse rows
  const areTargetsRuled = isRegression(input.facts) && (data?.targets ?? []).some((target) => isRuledByOutliers(target, farTarget));
  const targetSize = Math.max(0, ...(data?.targets ?? []).filter(({ isInteger }) => !isInteger || data?.classCounts === null).map(({ std }) => std ?? 0));
  const hidden = hiddenLayers(model);
  const scales = hidden.flatMap((layer) => layer.variables.filter((variable) => variable.isKernel).map((variable) => initialScaleRatio(variable, layer.activation) ?? 1));
  const isRecurrent = hidden.some((layer) => layer.isRecurrent && (layer.timeSteps ?? 0) > 20);
  const scores: { cause: Cause; score: number }[] = [
    { cause: 'learning-rate-too-high', score: update !== null && update.ratio > hugeUpdate ? 0.8 : 0.6 },
    { cause: 'input-scale', score: inputSize > 10 || areInputsRuled ? 0.7 : 0.15 },
    { cause: 'target-scale', score: targetSize > 30 || areTargetsRuled ? 0.65 : 0.1 },
    { cause: 'initialisation', score: Math.max(0, ...scales) > 3 ? 0.7 : 0.15 },
    { cause: 'recurrent-instability', score: isRecurrent ? 0.65 : 0.05 },
  ];
  return scores.sort((one, other) => other.score - one.score);
}
