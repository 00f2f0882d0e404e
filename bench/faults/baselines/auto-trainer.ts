import type { Cause } from '../../../lib/protocol/cause.ts';
import { baseline, type BaselineFinding, deadUnits, firstWhere, notLearning, type Seen, stepSize, vanishing, when } from './detector.ts';

/** AutoTrainer (ICSE'21): symptoms judged from 30 % of the evaluations on, gated by whether training converges; highest priority first. */
export const autoTrainer = baseline(
  'AutoTrainer',
  'its repair loop; the abnormal-data check reads the mean of activations in place of the mean absolute layer output.',
  (seen) => {
    const { evaluations } = seen;
    const judged = evaluations.slice(Math.floor(evaluations.length * 0.3));
    const step = judged[0]?.step ?? 0;
    const accuracies = evaluations.flatMap(({ validationAccuracy }) => validationAccuracy ?? []);
    const best = Math.max(...accuracies, ...evaluations.flatMap(({ trainAccuracy }) => trainAccuracy ?? []));
    const notConverged = seen.isClassification && accuracies.length > 0 && best < 0.6;
    const gains = accuracies.map((value, index) => (index === 0 ? 0 : value - accuracies[index - 1]!)).slice(1);
    const isSlow = seen.isClassification && gains.length > 0 && Math.max(...gains) < 0.01 && best < 0.9;
    const norms = [...seen.each('gradient-norm').entries()].filter(([name]) => name.endsWith('kernel')).map(([, series]) => series.values.at(-1) ?? NaN);
    const [first, last] = [norms[0] ?? NaN, norms.at(-1) ?? NaN];
    const zeros = [...seen.each('gradient-zero-ratio').values()].map(({ values }) => values.at(-1) ?? 0);
    const gated: (BaselineFinding | null)[] = notConverged || isSlow
      ? [
          when(first / last < 1e-3 && first < 1e-4, 'vanish', step, vanishing),
          when(first / last > 70, 'explode', step, stepSize),
          when(zeros.length > 0 && zeros.reduce((sum, value) => sum + value, 0) / zeros.length >= 0.7, 'dying relu', step, deadUnits),
        ]
      : [];
    return [
      firstWhere('abnormal data', ['input-scale', 'initialisation', 'target-scale'], seen.each('activation-mean').values(), (value) => Math.abs(value) >= 10),
      headAndLoss(seen),
      firstWhere('improper loss', ['wrong-loss', 'head-loss-mismatch'], [seen.series('train/loss')], (value) => value < -1e-6),
      firstWhere('not a number or huge', ['data-non-finite', ...stepSize], [seen.series('train/loss')], (value) => !Number.isFinite(value) || value >= 1e3),
      ...gated,
      when(isOscillating(accuracies), 'oscillating', step, ['learning-rate-too-high', 'batch-size-too-small', 'batch-order']),
      when(notConverged, 'not converged', step, notLearning),
      when(isSlow, 'slow convergence', step, notLearning),
    ];
  },
);

/** The last activation against the loss, as its table has it. */
export function headAndLoss({ event }: Seen): BaselineFinding | null {
  const outputs = event('model-described')?.model.layers.filter(({ isOutput }) => isOutput) ?? [];
  const [loss] = event('training-described')?.training.losses ?? [];
  const activation = outputs[0]?.activation ?? null;
  const causes: readonly Cause[] = ['head-loss-mismatch', 'activation-choice', 'wrong-loss'];
  const isWrong = (loss === 'categoricalCrossentropy' && activation !== 'softmax') || (loss === 'binaryCrossentropy' && activation !== 'sigmoid') || (activation === 'softmax' && outputs[0]?.units === 1);
  return when(isWrong, 'improper activation', 0, causes);
}

function isOscillating(accuracies: readonly number[]): boolean {
  let swings = 0;
  for (let i = 1; i + 1 < accuracies.length; i++) {
    const isPeak = accuracies[i]! > accuracies[i - 1]! && accuracies[i]! > accuracies[i + 1]!;
    if (isPeak && accuracies[i]! - Math.min(accuracies[i - 1]!, accuracies[i + 1]!) >= 0.03) swings++;
  }
  return accuracies.length >= 5 && swings >= 0.2 * accuracies.length;
}
