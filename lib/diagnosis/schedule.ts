import type { SignalWindow } from './signals.ts';

/**
 * Step of the newest sample at which the learning rate was higher than at the sample before (warm-up, restart),
 * `null` when it never rose within the window. A rise of less than 1 % does not count.
 */
export function lastLearningRateRise(learningRate: SignalWindow | undefined): number | null {
  if (learningRate === undefined) return null;
  const { steps, values } = learningRate.recent;
  for (let i = values.length - 1; i > 0; i--) if (values[i]! > values[i - 1]! * 1.01) return steps[i]!;
  return null;
}

/** True while the learning rate rose within the last `steps` optimizer steps before `step`: rules on loss and metric swings wait that long. */
export function hasLearningRateRisen(learningRate: SignalWindow | undefined, step: number, steps: number): boolean {
  const rise = lastLearningRateRise(learningRate);
  return rise !== null && step - rise < steps;
}
