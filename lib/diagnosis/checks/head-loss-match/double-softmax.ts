import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { outputHeads } from '../../model-graph.ts';
import { chanceLevel, finiteOrNull, lossFamily } from '../../prediction-task.ts';
import type { Finding, RuleInput } from '../../rule.ts';
import { lastValue, newest } from '../../window-view.ts';

/** Least samples of the training loss before its floor says anything. */
const leastSamples = 150;
const restSamples = 60;

/**
 * Lowest loss where a softmax is taken of what is already softmax: its inputs lie in 0–1, so that the right class gets at
 * most e / (e + K − 1). 1.461 for ten classes.
 */
export function doubleSoftmaxFloor(classes: number): number {
  return Math.log((Math.E + classes - 1) / Math.E);
}

/**
 * Finds a head of probabilities in a loss of the user's own that takes raw outputs, which no name tells: the loss never comes
 * below the floor of a double softmax although the answers are right, or it comes to rest on that very floor.
 */
export function doubleSoftmax(input: RuleInput, { accuracy, nearFloor }: { readonly accuracy: number; readonly nearFloor: number }): Finding | null {
  const { signals, facts } = input;
  const { model, training, start } = facts;
  const loss = signals.series('train/loss');
  const heads = model === null ? [] : outputHeads(model);
  const [head] = heads;
  if (training === null || loss === undefined || head === undefined || heads.length > 1 || !training.losses.every((name) => lossFamily(name) === 'other')) return null;
  const classes = finiteOrNull(head.units) ?? 0;
  const areProbabilities = head.activation === 'softmax' || start?.outputRowsSumToOne === true;
  const chance = chanceLevel(facts);
  if (!areProbabilities || !(classes >= 2) || !(classes < 1e6) || loss.count < leastSamples || loss.lowest === null || chance === null) return null;
  const floor = doubleSoftmaxFloor(classes);
  const ignorance = Math.log(classes);
  const begin = median(loss.head.values.subarray(0, 5));
  const level = median(newest(loss, restSamples).values);
  // Begins like a cross entropy of nothing known, and never came below the floor, not even on one lucky batch.
  if (begin === null || level === null || Math.abs(begin - ignorance) > 0.1 * ignorance || loss.lowest.value < floor - 1e-4 || level > ignorance) return null;
  const reached = Math.max(lastValue(signals.series('train/accuracy')) ?? 0, lastValue(signals.series('validation/accuracy')) ?? 0);
  const isRight = reached >= Math.max(accuracy, chance + 0.2) && reached <= 1;
  const isAtRest = loss.lowest.value < floor + nearFloor * 0.5 * (ignorance - floor) && level < floor + nearFloor * (ignorance - floor) * 2;
  if (!isRight && !isAtRest) return null;
  const step = loss.recent.steps.at(-1)!;
  return {
    severity: 'critical',
    subject: head.layer.name,
    step,
    firstStep: Math.min(step, loss.head.steps[0]!),
    evidence: [
      evidence(`output-activation/${head.activation ?? 'softmax'}`, classes, null, 'units'),
      evidence('double-softmax-floor', level, floor, 'loss', { baseline: loss.lowest.value, step }),
      ...(isRight ? [evidence('reached-accuracy', reached, accuracy, 'ratio', { step })] : []),
    ],
    candidates: [{ cause: 'head-loss-mismatch', score: isRight ? 0.9 : 0.75 }],
  };
}
