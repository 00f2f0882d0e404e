import type { Cause } from '../protocol/cause.ts';

/**
 * What follows from what among symptoms: each rule with the rules it brings about when it lasts. Together with the causes
 * that findings name, this is the graph incidents are grouped by. No cycles; held against the catalogue by its test.
 */
const follows: Readonly<Record<string, readonly string[]>> = {
  // what the model is given, before the first step
  'input-data': ['initial-loss', 'update-ratio-too-large', 'gradient-exploding', 'activation-saturated', 'loss-diverging', 'loss-not-decreasing'],
  'target-scale': ['initial-loss', 'update-ratio-too-large', 'gradient-exploding', 'loss-diverging', 'loss-not-decreasing'],
  'input-layout': ['validation-at-chance', 'loss-not-decreasing'],
  'class-balance': ['prediction-collapsed'],
  'normaliser-fit': ['validation-at-chance', 'generalisation-gap-wide', 'mode-gap-wide'],
  'shuffle-off': ['batch-labels-ordered'],
  'head-loss-match': ['initial-loss', 'loss-impossible', 'training-non-finite', 'loss-not-decreasing', 'update-ratio-too-large'],
  'initialisation-scale': ['initial-loss', 'gradient-exploding', 'activation-dead', 'activation-saturated', 'update-ratio-too-large'],
  'nonlinearity-missing': ['loss-plateau'],
  'regularisation-strength': ['regularisation-dominating'],
  'normalisation-batch-size': ['mode-gap-wide'],
  'trainable-share': ['weights-frozen', 'loss-not-decreasing'],
  'learning-rate-range': ['update-ratio-too-large', 'gradient-exploding', 'loss-diverging', 'update-ratio-too-small'],
  'initial-loss': ['update-ratio-too-large', 'gradient-exploding'],
  // data while training
  'input-shifted': ['validation-at-chance', 'generalisation-gap-wide', 'mode-gap-wide', 'gradient-exploding', 'loss-spike', 'loss-diverging', 'metric-oscillating'],
  'batch-labels-ordered': ['loss-spike', 'metric-oscillating', 'prediction-collapsed', 'validation-at-chance'],
  'loss-impossible': ['loss-not-decreasing', 'update-ratio-too-large', 'prediction-collapsed', 'weight-growing', 'gradient-exploding'],
  // steps that are too large, and what they break
  'update-ratio-too-large': ['gradient-exploding', 'weight-growing'],
  'gradient-noise-extreme': ['loss-spike', 'metric-oscillating', 'loss-plateau'],
  'gradient-exploding': ['loss-spike', 'loss-diverging', 'gradient-clipped-often'],
  'loss-spike': ['metric-oscillating'],
  'weight-growing': ['loss-diverging'],
  'loss-diverging': ['training-non-finite', 'activation-dead', 'activation-saturated', 'prediction-collapsed', 'mode-gap-wide'],
  'training-non-finite': ['activation-dead', 'weights-frozen', 'prediction-collapsed', 'loss-not-decreasing', 'validation-at-chance'],
  // units and gradients
  'activation-dead': ['gradient-vanishing'],
  'activation-saturated': ['gradient-vanishing'],
  'gradient-vanishing': ['weights-frozen', 'update-ratio-too-small', 'prediction-collapsed'],
  'weights-frozen': ['update-ratio-too-small'],
  'regularisation-dominating': ['update-ratio-too-small', 'prediction-collapsed'],
  // learning, or not
  'update-ratio-too-small': ['loss-not-decreasing', 'prediction-collapsed'],
  'prediction-collapsed': ['loss-not-decreasing'],
  'learning-rate-decayed-early': ['update-ratio-too-small', 'loss-plateau'],
  'loss-not-decreasing': ['loss-plateau', 'validation-at-chance'],
  'metric-oscillating': ['loss-plateau'],
  'loss-plateau': ['validation-not-improving'],
  'validation-at-chance': ['validation-not-improving'],
  'mode-gap-wide': ['validation-at-chance'],
  // generalisation
  'validation-data': ['validation-too-good', 'validation-above-train'],
  'generalisation-gap-wide': ['validation-loss-rising'],
  'validation-loss-rising': ['validation-not-improving'],
};

const reachable = new Map<string, ReadonlySet<string>>();
/** All rules a rule can bring about, over any number of steps. */
function consequencesOf(rule: string): ReadonlySet<string> {
  const known = reachable.get(rule);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const next of follows[rule] ?? []) {
    found.add(next);
    for (const further of consequencesOf(next)) found.add(further);
  }
  reachable.set(rule, found);
  return found;
}

/** True when `symptom` can be a consequence of `rule`, directly or by way of others. */
export function canBringAbout(rule: string, symptom: string): boolean {
  return consequencesOf(rule).has(symptom);
}

/** Ids of all rules the graph speaks of. */
export function rulesInGraph(): readonly string[] {
  return [...new Set(Object.entries(follows).flatMap(([rule, next]) => [rule, ...next]))];
}

/**
 * How far upstream a cause stands, 0 first: data, then head and loss, then gradients, activations and steps, then
 * convergence, then overfitting, then what is no fault of the model.
 *
 * @source Order of repairs of AUTOTRAINER (ICSE 2021).
 */
export function causeRank(cause: Cause): number {
  return ranks.get(cause) ?? ranked.length;
}
const ranked: readonly (readonly Cause[])[] = [
  ['data-non-finite', 'input-constant', 'input-scale', 'target-scale', 'layout-or-reshape', 'labels', 'batch-order', 'class-imbalance', 'train-validation-mismatch', 'data-leak'],
  ['head-loss-mismatch', 'wrong-loss'],
  [
    'initialisation', 'learning-rate-too-high', 'activation-choice', 'depth-without-shortcut', 'disconnected-variable', 'recurrent-instability', 'regularisation-too-strong',
    'normalisation-mode', 'numerical-error',
  ],
  ['frozen-variable', 'learning-rate-too-low', 'learning-rate-schedule', 'batch-size-too-small', 'batch-size-too-large', 'capacity-too-small', 'bias-missing'],
  ['overfitting'],
  ['stalled', 'input-bound', 'out-of-memory-risk', 'checkpoint-incomplete', 'logging-gap', 'user-alert', 'user-rule', 'unknown'],
];
const ranks: ReadonlyMap<Cause, number> = new Map(ranked.flatMap((list, rank) => list.map((cause) => [cause, rank] as const)));
