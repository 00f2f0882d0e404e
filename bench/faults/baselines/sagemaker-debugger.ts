import { baseline, deadUnits, firstWhere, notLearning, stepSize, vanishing, when } from './detector.ts';

/** Amazon SageMaker Debugger's built-in rules with their documented defaults, every rule on. Its 500-step saving interval is taken as what was sampled. */
export const sageMakerDebugger = baseline(
  'SageMaker Debugger',
  'saturation limits on pre-activations (the share of saturated outputs stands in), TensorVariance and SimilarAcrossRuns (no defaults), NLPSequenceRatio, Confusion; a stall needs a clock.',
  (seen) => {
    const loss = seen.series('train/loss');
    const { evaluations } = seen;
    const counts = seen.event('data-described')?.data.classCounts ?? null;
    const inputs = seen.event('data-described')?.data.inputs[0];
    const kernels = (seen.event('model-described')?.model.layers ?? []).flatMap(({ variables }) => variables.filter(({ isKernel, initialStd }) => isKernel && initialStd !== null).map(({ initialStd }) => initialStd! ** 2));
    const notDecreasing = (value: number, index: number, values: readonly number[]): boolean => index >= 10 && index % 10 === 0 && !(value < values[index - 10]! * 0.999);
    const stalled = (values: readonly number[], patience: number): number => {
      let best = Number.POSITIVE_INFINITY;
      let since = 0;
      return values.findIndex((value) => {
        since = value < best - 0.01 ? 0 : since + 1;
        best = Math.min(best, value);
        return since > patience;
      });
    };
    const overtrained = stalled(evaluations.map(({ validationLoss }) => validationLoss), 10);
    const overfit = evaluations.find(({ validationLoss, trainLoss }) => (validationLoss - trainLoss) / Math.abs(trainLoss) > 0.1);
    return [
      firstWhere('ExplodingTensor', ['data-non-finite', ...stepSize], [loss, ...seen.each('weight-norm').values(), ...seen.each('gradient-norm').values()], (value) => !Number.isFinite(value)),
      firstWhere('VanishingGradient', vanishing, seen.each('gradient-mean-abs').values(), (value) => value < 1e-7),
      firstWhere('DeadRelu', deadUnits, seen.each('activation-dead-ratio').values(), (value) => value > 0.5),
      firstWhere('SaturatedActivation', deadUnits, seen.each('activation-saturated-ratio').values(), (value) => value > 0.5),
      firstWhere('WeightUpdateRatio', ['learning-rate-too-high', 'learning-rate-too-low', 'frozen-variable'], seen.each('update-ratio').values(), (value) => value > 10 || value < 1e-8),
      when(kernels.length > 1 && Math.max(...kernels) / Math.min(...kernels) > 10 && loss.values.slice(0, 10).filter((value, index) => index > 0 && value >= loss.values[index - 1]!).length >= 5, 'PoorWeightInitialization', 10, ['initialisation']),
      when(counts !== null && Math.max(...counts) / Math.max(1, Math.min(...counts)) > 10, 'ClassImbalance', 0, ['class-imbalance']),
      when((inputs?.shape.length ?? 0) === 4 && Math.abs(inputs?.mean ?? 0) > 0.2, 'CheckInputImages', 0, ['input-scale', 'train-validation-mismatch']),
      firstWhere('UnchangedTensor', ['frozen-variable', 'disconnected-variable', 'learning-rate-too-low', 'learning-rate-schedule'], seen.each('update-ratio').values(), (_, index, values) => index >= 2 && values.slice(index - 2, index + 1).every((value) => value < 1e-5)),
      firstWhere('AllZero', [...deadUnits, 'disconnected-variable'], seen.each('gradient-zero-ratio').values(), (value) => value === 1),
      firstWhere('LossNotDecreasing', notLearning, [loss], notDecreasing),
      overfit ? { rule: 'Overfit', step: overfit.step, causes: ['overfitting', 'train-validation-mismatch'] } : null,
      overtrained >= 0 ? { rule: 'Overtraining', step: evaluations[overtrained]!.step, causes: ['overfitting', ...notLearning] } : null,
    ];
  },
);
