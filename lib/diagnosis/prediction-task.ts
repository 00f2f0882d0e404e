import type { RunFacts } from './rule.ts';

export type LossFamily =
  /** Cross entropy over classes of probabilities (TF.js `compile` names). */
  | 'categorical-probabilities'
  | 'binary-probabilities'
  /** Cross entropies that take the raw outputs (`tf.losses.softmaxCrossEntropy`, `sigmoidCrossEntropy`). */
  | 'categorical-logits'
  | 'binary-logits'
  /** Mean squared or absolute error, Huber and their like. */
  | 'distance'
  | 'other';

/** What kind of loss a name stands for; names of TF.js `compile` and of `tf.losses`, in any spelling of case and separators. */
export function lossFamily(name: string): LossFamily {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '').replace(/op$/, '');
  if (/^(sparse)?categoricalcrossentropy$/.test(plain)) return 'categorical-probabilities';
  if (/^binarycrossentropy$|^logloss$/.test(plain)) return 'binary-probabilities';
  if (plain === 'softmaxcrossentropy') return 'categorical-logits';
  if (plain === 'sigmoidcrossentropy') return 'binary-logits';
  if (/^(mse|mae|mean(squared|absolute|squaredlogarithmic|absolutepercentage)error|mape|msle|absolutedifference|huber(loss)?|logcosh)$/.test(plain)) return 'distance';
  return 'other';
}

/** True when every loss is a distance to a number; false when the targets are classes, or nothing is known. */
export function isRegression(facts: Pick<RunFacts, 'task' | 'training' | 'data'>): boolean {
  const task = facts.training?.task ?? facts.task;
  if (task !== null && task !== undefined) return task === 'regression';
  const losses = facts.training?.losses ?? [];
  return losses.length > 0 && losses.every((loss) => lossFamily(loss) === 'distance') && (facts.data?.classCounts ?? []).length < 2;
}

/** Share of the most frequent class among the rows looked at, 0–1: what a constant guess reaches. `null` when classes are unknown. */
export function chanceLevel(facts: Pick<RunFacts, 'data'>): number | null {
  const counts = facts.data?.classCounts ?? [];
  let total = 0;
  let most = 0;
  for (const count of counts) {
    if (!(count >= 0) || !Number.isFinite(count)) return null;
    total += count;
    most = Math.max(most, count);
  }
  if (counts.length < 2 || !(total > 0) || !Number.isFinite(total)) return null;
  return most / total;
}

/** The number when it is finite, else `null`. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
