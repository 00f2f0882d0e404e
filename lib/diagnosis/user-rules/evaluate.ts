import { median, medianAbsoluteDeviation } from '../../stats/quantile.ts';
import type { UserRuleCondition } from './user-rule.ts';

/** The numbers for which a condition holds. */
export interface UserFinding {
  readonly step: number;
  readonly value: number;
  /** What the value was held against. */
  readonly threshold: number;
  /** The run's own usual value, where the condition has one. */
  readonly baseline: number | null;
}

/** Samples of a metric, oldest first, the newest last: as many as `samplesNeeded` asks for, fewer at the beginning. */
export interface Samples {
  readonly values: readonly number[];
  readonly step: number;
  /** The first samples of the run, for conditions that compare with its beginning. */
  readonly first: readonly number[];
}

/** Robust deviations of a normal distribution in one median absolute deviation. */
const deviationScale = 1.4826;
/** A window of fewer finite values says nothing about what is usual. */
const fewestUsual = 5;
/** Newest samples whose median stands for the step time of now. */
const newestSteps = 5;

/** How many of the newest samples a condition looks at. */
export function samplesNeeded(condition: UserRuleCondition): number {
  if (condition.kind === 'change' || condition.kind === 'robust-z') return condition.window + 1;
  return condition.kind === 'step-time' ? newestSteps : 1;
}

/** How many of the first samples of the run a condition looks at. */
export function firstSamplesNeeded(condition: UserRuleCondition): number {
  return condition.kind === 'step-time' ? condition.window : 0;
}

/**
 * The numbers for which the condition holds at the newest sample, else `null`. NaN compares with nothing and never fires;
 * ±Infinity lies beyond every limit. Never throws; too few samples are no finding. `no-data` is judged by the clock, not here.
 */
export function evaluateCondition(condition: UserRuleCondition, { values, step, first }: Samples): UserFinding | null {
  const value = values.at(-1);
  if (value === undefined || Number.isNaN(value)) return null;
  switch (condition.kind) {
    case 'threshold':
      return isBeyond(value, condition.limit, condition.side) ? { step, value, threshold: condition.limit, baseline: null } : null;
    case 'change': {
      const before = values.at(-1 - condition.window);
      if (before === undefined || !Number.isFinite(before)) return null;
      const way = condition.side === 'above' ? 1 : -1;
      const threshold = before + way * condition.ratio * Math.abs(before);
      return value !== before && isAtLeast(value, threshold, condition.side) ? { step, value, threshold, baseline: before } : null;
    }
    case 'robust-z': {
      if (values.length <= condition.window) return null;
      const earlier = values.slice(0, -1).filter(Number.isFinite);
      const middle = median(earlier);
      if (middle === null || earlier.length < fewestUsual) return null;
      const spread = Math.max(deviationScale * (medianAbsoluteDeviation(earlier) ?? 0), 1e-3 * Math.abs(middle), 1e-12);
      const reach = condition.deviations * spread;
      const side = value >= middle ? 'above' : 'below';
      const threshold = middle + (side === 'above' ? reach : -reach);
      return (condition.side === 'both' || condition.side === side) && isBeyond(value, threshold, side) ? { step, value, threshold, baseline: middle } : null;
    }
    case 'step-time': {
      const usual = median(first);
      const now = median(values);
      if (usual === null || now === null || first.length < condition.window || values.length < newestSteps) return null;
      const threshold = condition.factor * usual;
      return now > threshold ? { step, value: now, threshold, baseline: usual } : null;
    }
    case 'no-data':
      return null;
  }
}

function isBeyond(value: number, limit: number, side: 'above' | 'below'): boolean {
  return side === 'above' ? value > limit : value < limit;
}

function isAtLeast(value: number, limit: number, side: 'above' | 'below'): boolean {
  return side === 'above' ? value >= limit : value <= limit;
}
