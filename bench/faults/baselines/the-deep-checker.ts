import { baseline, deadUnits, firstWhere, notLearning, stepSize, vanishing, when } from './detector.ts';

/** TheDeepChecker (TOSEM'22/23): its checks before training, and those during training that need no run of their own. */
export const theDeepChecker = baseline(
  'TheDeepChecker',
  'the single-batch fit, the gradient check, the zeroed-input control run, mixing of instances, saturation histograms, activation similarity (CKA); its hooks run on a single batch, here on the whole training.',
  (seen) => {
    const data = seen.event('data-described')?.data;
    const start = seen.event('start-probed')?.start;
    const layers = seen.event('model-described')?.model.layers ?? [];
    const kernels = layers.flatMap((layer) => layer.variables.filter(({ isKernel }) => isKernel).map((variable) => ({ ...variable, activation: layer.activation })));
    const counts = data?.classCounts ?? null;
    const total = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
    const perplexity = counts === null ? 1 : Math.exp(-counts.reduce((sum, count) => (count > 0 ? sum + (count / total) * Math.log(count / total) : sum), 0)) / counts.length;
    const isScaled = (data?.inputs ?? []).every(({ min, max, mean, std }) => ((min ?? 0) >= -1 && (max ?? 0) <= 1) || (Math.abs(mean ?? 0) < 0.2 && Math.abs((std ?? 1) - 1) < 0.3));
    const isMisinitialised = kernels.some(({ initialStd, fanIn, fanOut, activation }) => {
      if (initialStd === null || fanIn === null || fanOut === null) return false;
      const expected = Math.sqrt(activation === 'relu' ? 2 / fanIn : 2 / (fanIn + fanOut));
      return initialStd === 0 || initialStd / expected > 1.65 || initialStd / expected < 0.6;
    });
    const loss = seen.series('train/loss');
    const stagnates = (value: number, index: number, values: readonly number[]): boolean => index >= 40 && index % 10 === 0 && [10, 20, 30, 40].every((back) => values[index - back + 10]! > 0.95 * values[index - back]!) && Number.isFinite(value);
    const regularisation = seen.series('train/loss-regularisation');
    const classes = counts?.length ?? 0;
    return [
      when((data?.inputs ?? []).some(({ nonFinite }) => nonFinite > 0), 'data not finite', 0, ['data-non-finite']),
      when((data?.constantFeatureRatio ?? 0) > 0, 'constant features', 0, ['input-constant']),
      when(!isScaled, 'features not normalised', 0, ['input-scale']),
      when(perplexity < 0.5, 'unbalanced labels', 0, ['class-imbalance']),
      when(isMisinitialised, 'weight variance', 0, ['initialisation']),
      when(seen.isClassification && classes > 1 && start?.loss !== null && start !== undefined && Math.abs(start.loss! - Math.log(classes)) / Math.log(classes) >= 1, 'initial loss', 0, ['head-loss-mismatch', 'initialisation', 'input-scale']),
      firstWhere('loss not finite', ['data-non-finite', ...stepSize], [loss], (value) => !Number.isFinite(value)),
      firstWhere('diverging loss', stepSize, [loss], (value, index, values) => index >= 10 && value >= 2 * Math.min(...values.slice(0, index))),
      firstWhere('update ratio', ['learning-rate-too-high', 'learning-rate-too-low', 'frozen-variable', 'learning-rate-schedule'], seen.each('update-ratio').values(), (value) => value > 1e-1 || value < 1e-4),
      firstWhere('vanishing gradient', vanishing, seen.each('gradient-mean-abs').values(), (value) => value < 1e-6),
      firstWhere('exploding gradient', stepSize, seen.each('gradient-mean-abs').values(), (value) => value > 1e6),
      firstWhere('dead layer', deadUnits, seen.each('activation-dead-ratio').values(), (value) => value > 0.5),
      firstWhere('activation deviation', ['initialisation', 'activation-choice', 'input-scale'], seen.each('activation-std').values(), (value) => value < 0.5 || value > 2),
      firstWhere('over-regularised', ['regularisation-too-strong'], [regularisation], (value, index) => value > 2 * (loss.values[index] ?? Number.POSITIVE_INFINITY)),
      firstWhere('stagnating loss', notLearning, [loss], stagnates),
    ];
  },
);
