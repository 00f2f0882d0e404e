import type { JsonNumber } from './resource.ts';
import type { RunMetric } from './run-table.ts';

export interface BestValidation {
  /** Series it belongs to, such as `validation/accuracy`. */
  readonly name: string;
  readonly value: number;
}

const scores = /(^|[/_-])(acc|accuracy|auc|f1|precision|recall|r2|bleu|iou|dice|score|reward)/i;

/** True for a metric of which more is better; losses and errors are the others. */
export function isHigherBetter(name: string): boolean {
  return scores.test(name) && !/loss|error/i.test(name);
}

/** True for a metric of which it is known whether more or less of it is better. */
export function hasDirection(name: string): boolean {
  return isHigherBetter(name) || /loss|error|perplexity/i.test(name);
}

/**
 * The best finite value of the run's main validation series: a score where one is logged (accuracy before others), else
 * the validation loss. `null` without validation.
 */
export function bestValidation(series: readonly Pick<RunMetric, 'name' | 'min' | 'max'>[]): BestValidation | null {
  const finite = series.filter(({ min }) => min !== null);
  const name = mainName(finite.map((summary) => summary.name));
  const main = finite.find((summary) => summary.name === name);
  if (!main) return null;
  return { name: main.name, value: isHigherBetter(main.name) ? main.max! : main.min! };
}

/** The better of what was known and the newest value of the same series; `known` when the newest is not finite. */
export function withNewest(known: BestValidation | undefined, newest: Readonly<Record<string, JsonNumber>>): BestValidation | null {
  const name = known?.name ?? mainName(Object.keys(newest));
  if (name === undefined) return known ?? null;
  const value = newest[name];
  if (typeof value !== 'number') return known ?? null;
  if (!known) return { name, value };
  return (isHigherBetter(name) ? value > known.value : value < known.value) ? { name, value } : known;
}

function mainName(names: readonly string[]): string | undefined {
  const own = names.filter((name) => name.startsWith('validation/'));
  return own.find((name) => name === 'validation/accuracy') ?? own.find(isHigherBetter) ?? own.find((name) => name === 'validation/loss') ?? own[0];
}
