import { baseline, firstWhere, stepSize } from './detector.ts';

/** Lightning's SpikeDetection: a loss beyond (1 + rtol) times the mean of the last ten, rtol 2 as a factor; not finite counts as a spike. */
export const lightningSpikes = baseline('Lightning spike detection', 'skipping of the batch and of the one before.', (seen) => [
  firstWhere('loss spike', ['data-non-finite', ...stepSize, 'batch-size-too-small', 'labels'], [seen.series('train/loss')], (value, index, values) => {
    if (!Number.isFinite(value)) return true;
    const window = values.slice(Math.max(0, index - 10), index);
    return window.length > 1 && value > (2 * window.reduce((sum, one) => sum + one, 0)) / window.length;
  }),
]);
