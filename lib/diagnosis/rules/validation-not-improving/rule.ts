import { ewma } from '../../../stats/ewma.ts';
import { evidence } from '../../evidence.ts';
import { valueAt } from '../../paired-samples.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';

/**
 * Fires when the validation loss has set no new best for as long as early stopping would wait.
 *
 * @source Keras and PyTorch Lightning EarlyStopping (patience 0 and 3, min_delta 0); the patience here grows with the planned run.
 */
export const validationNotImproving = defineRule({
  id: 'validation-not-improving',
  kind: 'rule',
  severity: 'info',
  status: 'stable',
  signals: ['validation/loss'],
  optionalSignals: ['validation/accuracy', 'train-probe/loss'],
  facts: [],
  optionalFacts: ['training'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 2 },
  everySamples: 1,
  parameters: {
    evaluations: { default: 5, unit: 'evaluations', about: { en: 'Least number of evaluations without a new best.', zh: '没有新最佳值的最少评估次数。' } },
    budgetShare: { default: 0.1, unit: 'ratio', about: { en: 'The same as a share of the planned evaluations.', zh: '同上，按计划评估次数的比例。' } },
    gain: { default: 0.001, unit: 'ratio', about: { en: 'Relative fall of the best loss that counts.', zh: '最佳损失相对下降达到此值才算。' } },
  },
  tips: ['G5', 'I5'],
  causes: ['overfitting', 'unknown'],
  evaluate(input, { evaluations, budgetShare, gain }) {
    const validation = input.signals.series('validation/loss');
    if (validation === undefined || validation.recent.values.length <= evaluations) return null;
    const patience = Math.max(evaluations, Math.ceil(budgetShare * plannedEvaluations(input, validation)));
    const { steps, values } = validation.recent;
    const best = newestBest(values, gain);
    if (best === null) return null;
    const waited = values.length - 1 - best.index;
    // A slow fall under the noise sets no new best for a while; its smoothed curve does.
    const smoothed = newestBest(ewma(values, 0.3), gain);
    const waitedSmoothed = smoothed === null ? 0 : values.length - 1 - smoothed.index;
    const accuracy = input.signals.series('validation/accuracy');
    if (waited < patience || waitedSmoothed < patience - 2 || (accuracy?.highest !== null && accuracy?.highest !== undefined && accuracy.highest.step > steps[best.index]!)) return null;
    const step = steps.at(-1)!;
    const probe = input.signals.series('train-probe/loss');
    const [then, now] = probe === undefined ? [null, null] : [valueAt(probe.recent, steps[best.index]!), valueAt(probe.recent, step)];
    const doesTrainingFall = then !== null && now !== null && now < 0.9 * then;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, steps[best.index]!),
      evidence: [
        evidence('validation/loss', values.at(-1)!, best.value, 'loss', { baseline: best.value, step }),
        evidence('evaluations-without-gain', waited, patience, 'evaluations'),
      ],
      candidates: doesTrainingFall ? [{ cause: 'overfitting', score: 0.6 }, { cause: 'unknown', score: 0.2 }] : [{ cause: 'unknown', score: 0.3 }, { cause: 'overfitting', score: 0.2 }],
    };
  },
});

/** The last evaluation that was better than every one before it by the gain. */
function newestBest(values: Float64Array, gain: number): { readonly index: number; readonly value: number } | null {
  let best: { index: number; value: number } | null = null;
  values.forEach((value, index) => {
    if (Number.isFinite(value) && (best === null || value < best.value - gain * Math.abs(best.value))) best = { index, value };
  });
  return best;
}

/** A window holds 500 evaluations: a longer patience than a tenth of this could never be seen to run out. */
const mostPlanned = 4000;

/** How many evaluations the run will have, from the plan and the pace so far; 0 when there is no plan. */
function plannedEvaluations({ facts }: RuleInput, { recent }: SignalWindow): number {
  const total = finiteOrNull(facts.totalSteps) ?? finiteOrNull(facts.training?.totalSteps);
  const span = recent.steps.at(-1)! - recent.steps[0]!;
  if (total === null || !(span > 0) || recent.steps.length < 2) return 0;
  return Math.min(mostPlanned, total / (span / (recent.steps.length - 1)));
}
