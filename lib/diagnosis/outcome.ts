import { median } from '../stats/quantile.ts';
import type { RunSignals } from './run-signals.ts';
import type { SignalWindow } from './signals.ts';
import { before, firstFinite, newest } from './window-view.ts';

/** Samples of the training loss before anything is said about the outcome; until then it counts as good. */
const patienceSamples = 50;

/**
 * True while there is no reason to act on a merely structural symptom (dead units, small gradients …): the validation loss
 * still improves, or the training loss has come down to half of its start, or, without validation, it still falls.
 * Also true while it is too early to tell, and false when there is no training loss to judge by.
 *
 * @source AUTOTRAINER (ICSE 2021) reports such symptoms only on runs that do not converge.
 */
export function isGettingSomewhere(signals: Pick<RunSignals, 'window'>, startLoss: number | null): boolean {
  const loss = signals.window('train/loss');
  const validation = signals.window('validation/loss');
  if (validation !== undefined && isImproving(validation)) return true;
  if (loss === undefined) return false;
  if (loss.count < patienceSamples) return true;
  const level = median(newest(loss, 20).values);
  const first = firstFinite(loss);
  if (level === null || first === null) return false;
  const start = Math.max(first, startLoss !== null && Number.isFinite(startLoss) ? startLoss : first);
  if (level < 0.5 * start) return true;
  if (validation !== undefined && validation.count >= 3) return false;
  const earlier = median(before(loss, 25, 50).values);
  return earlier !== null && level < earlier - 0.03 * Math.abs(earlier);
}

/** The best of the evaluations lies among the newest fifth (at least three), and below the first. */
function isImproving(validation: SignalWindow): boolean {
  const { lowest, recent, count } = validation;
  const first = firstFinite(validation);
  if (lowest === null || first === null || count < 2 || !(lowest.value < first - 0.001 * Math.abs(first))) return false;
  const since = recent.steps[Math.max(0, recent.steps.length - Math.max(3, Math.ceil(0.2 * count)))]!;
  return lowest.step >= since;
}
