import type { Cause } from '../../../lib/protocol/cause.ts';
import { headAndLoss } from './auto-trainer.ts';
import { baseline, type BaselineFinding, deadUnits, firstWhere, type Seen, when } from './detector.ts';

/** DeepDiagnosis (ICSE'22): eight symptoms; what is not numerical goes through its decision tree from symptom to fix. */
export const deepDiagnosis = baseline(
  'DeepDiagnosis',
  'pre-activations for saturation (saturated outputs stand in); it looks once per epoch on the first batch, here at what was sampled.',
  (seen) => {
    const { evaluations } = seen;
    const flat = (values: readonly number[], patience: number): number => values.findIndex((_, index) => index >= patience && Math.max(...values.slice(index - patience + 1, index + 1)) === values[index - patience + 1] && new Set(values.slice(index - patience + 1, index + 1)).size === 1);
    const losses = evaluations.map(({ trainLoss }) => trainLoss);
    const flatLoss = flat(losses, 5);
    const lastStep = evaluations.at(-1)?.step ?? 0;
    const symptoms = [
      firstWhere('vanishing gradient', ['unknown'], seen.each('gradient-mean-abs').values(), (value) => value < 1e-7),
      firstWhere('unchanged weight', ['unknown'], seen.each('update-ratio').values(), (_, index, values) => index >= 4 && values.slice(index - 4, index + 1).every((value) => value === 0)),
      flatLoss >= 0 ? { rule: 'loss not decreasing', step: evaluations[flatLoss]!.step, causes: ['unknown' as const] } : null,
      firstWhere('saturated', ['unknown'], seen.each('activation-saturated-ratio').values(), (value) => value > 0.5),
    ].filter((finding) => finding !== null);
    return [
      firstWhere('numerical error', ['data-non-finite', 'numerical-error', 'learning-rate-too-high', 'recurrent-instability'], [seen.series('train/loss'), ...seen.each('weight-norm').values()], (value) => !Number.isFinite(value)),
      headAndLoss(seen),
      ...symptoms.map((symptom): BaselineFinding => ({ ...symptom, causes: [fixOf(seen), ...deadUnits] })),
      when([...seen.each('activation-dead-ratio').values()].some(({ values }) => (values.at(-1) ?? 0) >= 0.7), 'dead node', lastStep, deadUnits),
    ];
  },
);

/** Weights, then inputs, then the learning rate, then the activation. */
function fixOf(seen: Seen): Cause {
  const variances = (seen.event('model-described')?.model.layers ?? []).flatMap(({ variables }) => variables.flatMap(({ isKernel, initialStd }) => (isKernel && initialStd !== null ? [initialStd ** 2] : [])));
  if (variances.some((variance) => variance < 1e-5 || variance > 10)) return 'initialisation';
  const inputs = seen.event('data-described')?.data.inputs ?? [];
  if (inputs.some(({ min, max }) => (min ?? 0) < -1 || (max ?? 0) > 1)) return 'input-scale';
  const ratios = [...seen.each('update-ratio').values()].map(({ values }) => values.at(-1) ?? 0);
  if (ratios.some((ratio) => ratio > 1e-1)) return 'learning-rate-too-high';
  if (ratios.some((ratio) => ratio < 1e-5)) return 'learning-rate-too-low';
  return 'activation-choice';
}
