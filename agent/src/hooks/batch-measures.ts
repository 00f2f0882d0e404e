import { readValues } from '../probes/host-values.ts';
import { inputStatistics } from '../probes/input-statistics.ts';
import { countCategories, countPredictions, entropy, expectedBatchEntropy, labelCoding } from '../probes/labels.ts';
import type { Capture } from './layer-taps.ts';
import { lossNames } from './loss-names.ts';
import type { StepValues } from './step-values.ts';
import type { TensorLike } from './tensorflow.ts';
import type { Batch } from './batch.ts';
import type { Track } from './track.ts';
import { activationOf } from './walk-layers.ts';

/** Input statistics and label histogram of a batch. With several inputs, all but the first carry their name: `input-mean/<input>`. */
export function measureBatch(values: StepValues, track: Track, batch: Batch): void {
  const { context } = track;
  const rows = batch.inputs[0]?.shape[0];
  if (rows !== undefined) track.batchSize = rows;
  if (!values.due.input) return;
  context.work('input', () => {
    batch.inputs.forEach((input, index) => {
      const suffix = index === 0 ? '' : `/${track.trainee?.inputNames?.[index] ?? index}`;
      context.measurer.measure(inputStatistics, [input], ([mean, std, min, max, nonFinite]) => {
        values.emit(`input-mean${suffix}`, mean!);
        values.emit(`input-std${suffix}`, std!);
        values.emit(`input-min${suffix}`, min!);
        values.emit(`input-max${suffix}`, max!);
        values.emit(`input-non-finite${suffix}`, nonFinite!);
        if (nonFinite! > 0) track.sawNonFinite = true;
      });
    });
    if (batch.targets[0]) measureLabels(values, track, batch.targets[0]);
  });
}

/**
 * Histogram of the batch's labels, and `label-entropy-ratio`: its entropy over the one a random batch of this size would
 * have. Left out while only one class was ever seen (the expectation is 0).
 */
function measureLabels(values: StepValues, track: Track, target: TensorLike): void {
  const labels = knowLabels(track, target);
  if (!labels) return;
  const counts = countCategories({ values: readValues(track.context.engine, target), shape: target.shape }, labels.coding);
  if (!labels.isPriorFixed) counts.forEach((count, index) => (labels.prior[index]! += count));
  values.histogram({ kind: 'category', name: 'label', counts });
  const size = counts.reduce((total, count) => total + count, 0);
  const expected = expectedBatchEntropy(labels.prior, size);
  if (expected > 0.01) values.emit('label-entropy-ratio', entropy(counts) / expected);
}

/** How the track's labels are coded, looked at once. */
export function knowLabels(track: Track, target: TensorLike): Track['labels'] {
  if (track.labels !== undefined) return track.labels;
  const { context } = track;
  const outputShape = track.trainee?.outputs[0]?.shape;
  const coding = labelCoding(
    { values: readValues(context.engine, target), shape: target.shape },
    { loss: lossNames(track.trainee)[0] ?? null, outputUnits: outputShape?.at(-1) ?? null, task: context.sink.task },
  );
  track.labels = coding ? { coding, prior: new Float64Array(coding.categories), isPriorFixed: false } : null;
  return track.labels;
}

/** Histogram of the classes predicted in the training forward pass, where the targets are classes. */
export function measurePredictions(values: StepValues, track: Track, capture: Capture): void {
  if (!track.labels) return;
  const output = track.layers.find(({ isOutput }) => isOutput);
  const tensor = output && capture.of(output.layer)[0];
  if (!tensor) return;
  const threshold = activationOf(output.layer) === 'sigmoid' ? 0.5 : 0;
  const counts = countPredictions(
    { values: readValues(track.context.engine, tensor), shape: tensor.shape },
    track.labels.coding,
    threshold,
  );
  if (counts) values.histogram({ kind: 'category', name: 'prediction', counts });
}
