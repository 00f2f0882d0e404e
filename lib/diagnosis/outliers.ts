import type { TensorStatistics } from '../protocol/description.ts';
import { finiteOrNull } from './prediction-task.ts';

/** A target so many deviations out weighs, under a squared error, as much as 64 ordinary rows. */
export const farTarget = 8;

/**
 * True when a value lies more than `deviations` from the mean, so that a few numbers make up most of the spread.
 *
 * @source Samuelson (1968): of n numbers none lies more than √(n − 1) deviations out; of a thousand normal ones hardly any beyond 4.
 */
export function isRuledByOutliers({ mean, std, min, max }: TensorStatistics, deviations: number): boolean {
  const [centre, spread] = [finiteOrNull(mean), finiteOrNull(std)];
  if (centre === null || spread === null || !(spread > 0)) return false;
  return Math.max((finiteOrNull(max) ?? centre) - centre, centre - (finiteOrNull(min) ?? centre)) > deviations * spread;
}
