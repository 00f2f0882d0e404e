import type { Severity } from '../../../protocol/cause.ts';
import type { LossFamily } from '../../prediction-task.ts';

/** What is wrong between a head and its loss. */
export type HeadFault = 'one-unit-softmax' | 'not-probabilities' | 'already-probabilities' | 'cannot-be-negative' | 'bounded';

export interface HeadAndLoss {
  readonly activation: string | null;
  readonly units: number | null;
  readonly family: LossFamily;
  /** Range of the targets, `null` when unknown. */
  readonly targetMin: number | null;
  readonly targetMax: number | null;
}

/** The fault of this pair and how bad it is; `null` when they fit, or too little is known. */
export function judgeHead({ activation, units, family, targetMin, targetMax }: HeadAndLoss): { readonly fault: HeadFault; readonly severity: Severity } | null {
  if (activation === null) return null;
  if (activation === 'softmax' && units === 1) return { fault: 'one-unit-softmax', severity: 'critical' };
  const isSquashed = /^(sigmoid|hardSigmoid|hard_sigmoid|softmax)$/.test(activation);
  switch (family) {
    case 'categorical-probabilities':
      if (activation === 'softmax') return null;
      return { fault: 'not-probabilities', severity: isSquashed ? 'warning' : 'critical' }; // TF.js divides each row by its sum, so sigmoid limps along
    case 'binary-probabilities':
      return isSquashed ? null : { fault: 'not-probabilities', severity: 'critical' };
    case 'categorical-logits':
    case 'binary-logits':
      if (activation === 'softmax' || (isSquashed && family === 'binary-logits')) return { fault: 'already-probabilities', severity: 'critical' };
      if (isRectifier(activation)) return { fault: 'cannot-be-negative', severity: 'critical' };
      return isSquashed || activation === 'tanh' ? { fault: 'bounded', severity: 'warning' } : null;
    case 'distance':
      if (isRectifier(activation)) return targetMin !== null && targetMin < -tolerance ? { fault: 'cannot-be-negative', severity: 'critical' } : null;
      return isOutside(isSquashed ? 0 : activation === 'tanh' || activation === 'softsign' ? -1 : -Infinity, isSquashed || activation === 'tanh' || activation === 'softsign' ? 1 : Infinity, targetMin, targetMax)
        ? { fault: 'bounded', severity: 'critical' }
        : null;
    default:
      return null;
  }
}

/** Activation that fits the family, for the sentence. */
export function wantedActivation(family: LossFamily): string {
  if (family === 'categorical-probabilities') return 'softmax';
  return family === 'binary-probabilities' ? 'sigmoid' : 'linear';
}

const tolerance = 1e-3;

/** True for activations that give nothing below 0. */
export function isRectifier(activation: string): boolean {
  return /^(relu6?|softplus|thresholdedReLU)$/i.test(activation);
}

function isOutside(low: number, high: number, min: number | null, max: number | null): boolean {
  return (min !== null && min < low - tolerance) || (max !== null && max > high + tolerance);
}
