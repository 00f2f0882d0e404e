import type { DataDescription } from '../../../lib/protocol/description.ts';
import { describeData, duplicateRatio, spreadRows } from '../probes/data-description.ts';
import { readValues, type HostTensor } from '../probes/host-values.ts';
import { countCategories } from '../probes/labels.ts';
import { probeRows, type KeptRows } from '../probes/probe-batch.ts';
import { knowLabels } from './batch-measures.ts';
import type { Batch } from './batch.ts';
import type { HookContext } from './hook-context.ts';
import type { TensorLike } from './tensorflow.ts';
import type { Track } from './track.ts';
import type { TrainingPlan } from './training-plan.ts';

/** Rows the data is described from, where that many are at hand. */
export const describedRows = 512;
const mostDescribedValues = 1_000_000;
/** A larger tensor is read whole only where it lies in this process's memory. */
const mostReadValues = 8_000_000;

const rowsIn = (tensor: { readonly shape: readonly number[] }): number => tensor.shape[0] ?? 0;

/** The data `fit` was given, described from rows spread evenly over its training part. */
export function describeFitData(track: Track, plan: TrainingPlan, training: Batch): DataDescription {
  const { context } = track;
  const split = plan.validation === 'split' ? plan.trainingSamples! : null;
  const [first] = training.inputs;
  const rows = Math.max(
    probeRows,
    Math.min(describedRows, Math.floor(mostDescribedValues / Math.max(1, first!.size / (rowsIn(first!) || 1)))),
  );
  const trained = (tensor: TensorLike): HostTensor => readSpreadRows(context, tensor, rows, 0, split ?? rowsIn(tensor));
  const validation = split === null ? plan.validationInputs : training.inputs;
  return describeData({
    rows: Math.min(rows, split ?? rowsIn(first!)),
    inputs: training.inputs.map(trained),
    targets: training.targets.map(trained),
    classCounts: track.labels ? [...track.labels.prior] : null,
    validationInputs: validation.map((tensor) => readSpreadRows(context, tensor, rows, split ?? 0, rowsIn(tensor))),
    duplicateRatio: duplicatesBetween(context, first!, split, validation[0]),
  });
}

function duplicatesBetween(
  context: HookContext,
  training: TensorLike,
  split: number | null,
  validation: TensorLike | undefined,
): number | null {
  if (!validation || training.size + validation.size > mostReadValues) return null;
  const whole = hostRows(context, training, 0, split ?? rowsIn(training));
  return duplicateRatio(whole, hostRows(context, validation, split ?? 0, rowsIn(validation)));
}

/** In `fit` the share of every class is known before the first step. */
export function learnPrior(track: Track, plan: TrainingPlan, training: Batch): void {
  const [target] = training.targets;
  if (!target || target.isDisposed || target.size > mostReadValues) return;
  const labels = knowLabels(track, target);
  if (!labels || labels.isPriorFixed) return;
  labels.prior.set(countCategories(hostRows(track.context, target, 0, plan.trainingSamples ?? 0), labels.coding));
  labels.isPriorFixed = true;
}

/** Rows spread over the training data, as many as the probe batch has, shaped as TF.js hands them to the model. */
export function spreadTraining(track: Track, training: Batch): KeptRows {
  const keep = (tensor: TensorLike) => {
    const { values, shape } = readSpreadRows(track.context, tensor, probeRows);
    return { values, shape: shape.length === 1 ? [...shape, 1] : shape, dtype: tensor.dtype };
  };
  return { rows: Math.min(probeRows, rowsIn(training.inputs[0]!)), inputs: training.inputs.map(keep), targets: training.targets.map(keep) };
}

/** At most `count` rows spread evenly between `from` and `to`, as a copy. From a device only these rows are fetched. */
export function readSpreadRows(context: HookContext, tensor: TensorLike, count: number, from = 0, to = rowsIn(tensor)): HostTensor {
  const { tf } = context;
  if (context.readsHost || tensor.size <= mostReadValues / 8) return spreadRows(hostRows(context, tensor, from, to), count);
  const taken = Math.min(count, to - from);
  const rows = Int32Array.from({ length: taken }, (_, i) => from + Math.floor((i * (to - from)) / taken));
  let values: HostTensor['values'] = new Float32Array(0);
  tf.tidy(() => {
    values = tf.gather(tensor, tf.tensor(rows, [taken], 'int32')).dataSync();
  });
  return { values, shape: [taken, ...tensor.shape.slice(1)] };
}

/** Rows `from` to `to` of a tensor, as a view where its memory can be looked at. */
function hostRows(context: HookContext, tensor: TensorLike, from: number, to: number): HostTensor {
  const width = tensor.shape.slice(1).reduce((product, size) => product * size, 1);
  return { values: readValues(context.engine, tensor).subarray(from * width, to * width), shape: [to - from, ...tensor.shape.slice(1)] };
}
