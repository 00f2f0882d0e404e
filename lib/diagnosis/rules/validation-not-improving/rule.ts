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
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
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
    const best = newestBest(validation, gain);
    if (best === null) return null;
    const waited = validation.recent.values.length - 1 - best.index;
    const accuracy = input.signals.series('validation/accuracy');
    if (waited < patience || (accuracy?.highest !== null && accuracy?.highest !== undefined && accuracy.highest.step > best.step)) return null;
    const step = validation.recent.steps.at(-1)!;
    const probe = input.signals.series('train-probe/loss');
    const [then, now] = probe === undefined ? [null, null] : [valueAt(probe.recent, best.step), valueAt(probe.recent, step)];
    const doesTrainingFall = then !== null && now !== null && now < 0.9 * then;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, best.step),
      evidence: [
        evidence('validation/loss', validation.recent.values.at(-1)!, best.value, 'loss', { baseline: best.value, step }),
        evidence('evaluations-without-gain', waited, patience, 'evaluations'),
      ],
      candidates: doesTrainingFall ? [{ cause: 'overfitting', score: 0.6 }, { cause: 'unknown', score: 0.2 }] : [{ cause: 'unknown', score: 0.3 }, { cause: 'overfitting', score: 0.2 }],
    };
  },
});

/** The last evaluation that was better than every one before it by the gain. */
function newestBest({ recent }: SignalWindow, gain: number): { readonly index: number; readonly step: number; readonly value: number } | null {
  let best: { index: number; step: number; value: number } | null = null;
  recent.values.forEach((value, index) => {
    if (Number.isFinite(value) && (best === null || value < best.value - gain * Math.abs(best.value))) best = { index, step: recent.steps[index]!, value };
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
