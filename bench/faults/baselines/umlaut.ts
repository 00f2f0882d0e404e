import { headAndLoss } from './auto-trainer.ts';
import { baseline, firstWhere, when } from './detector.ts';

/** UMLAUT (CHI'21): checks before training and after every epoch. */
export const umlaut = baseline('UMLAUT', 'inputs that are not square or not NHWC, and non-float inputs (TF.js converts them).', (seen) => {
  const { evaluations } = seen;
  const training = seen.event('training-described')?.training;
  const data = seen.event('data-described')?.data;
  const layers = seen.event('model-described')?.model.layers ?? [];
  const rate = training?.learningRate ?? null;
  const overfit = evaluations.find(({ validationLoss, trainLoss }, index) => index > 0 && validationLoss > evaluations[index - 1]!.validationLoss && trainLoss <= evaluations[index - 1]!.trainLoss);
  const tooGood = evaluations.find(({ validationAccuracy, trainAccuracy }, index) => index >= 3 && validationAccuracy !== null && (validationAccuracy > 0.95 || (trainAccuracy !== null && validationAccuracy - trainAccuracy > 0.05)));
  return [
    firstWhere('NaN in loss', ['data-non-finite', 'learning-rate-too-high', 'numerical-error'], [seen.series('train/loss')], (value) => !Number.isFinite(value)),
    headAndLoss(seen),
    when((data?.inputs ?? []).some(({ min, max }) => (min ?? 0) < -1 || (max ?? 0) > 1), 'input range', 0, ['input-scale']),
    when(layers.some(({ className, activation, isOutput }) => (className === 'Dense' || className === 'Conv2D') && !isOutput && activation === 'linear'), 'linear hidden activation', 0, ['activation-choice']),
    when(layers.some(({ dropoutRate }) => (dropoutRate ?? 0) > 0.5), 'dropout rate', 0, ['regularisation-too-strong']),
    when(rate !== null && rate > 0.01, 'learning rate high', 0, ['learning-rate-too-high']),
    when(rate !== null && rate < 1e-7, 'learning rate low', 0, ['learning-rate-too-low']),
    overfit ? { rule: 'overfitting', step: overfit.step, causes: ['overfitting', 'train-validation-mismatch'] } : null,
    tooGood ? { rule: 'validation accuracy suspicious', step: tooGood.step, causes: ['data-leak', 'train-validation-mismatch', 'regularisation-too-strong'] } : null,
  ];
});
