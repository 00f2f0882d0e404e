import type { Batch } from './batch.ts';
import { isTensor, tensorsIn, type LayersModelLike, type TensorLike } from './tensorflow.ts';

/** What a call of `fit`, `fitDataset` or `trainOnBatch` says about the training to come. `null`: not said. */
export interface TrainingPlan {
  readonly via: 'fit' | 'fitDataset' | 'trainOnBatch' | 'custom';
  readonly batchSize: number | null;
  readonly epochs: number | null;
  readonly initialEpoch: number;
  readonly stepsPerEpoch: number | null;
  /** Steps of this call. */
  readonly totalSteps: number | null;
  readonly trainingSamples: number | null;
  readonly validation: 'none' | 'data' | 'split' | 'unknown';
  readonly validationSamples: number | null;
  readonly shuffle: boolean | null;
  /** The whole training data where the call was given it. */
  readonly training: Batch | null;
  readonly validationInputs: readonly TensorLike[];
}

type Arguments = Readonly<Record<string, unknown>>;
const numberOr = <Other>(value: unknown, other: Other): number | Other => (typeof value === 'number' ? value : other);
/** Tensors in the order of `names` where they are given by name. */
function tensorsNamed(value: unknown, names: readonly string[]): TensorLike[] {
  if (isTensor(value) || Array.isArray(value) || typeof value !== 'object' || value === null) return tensorsIn(value);
  return names.map((name) => (value as Record<string, unknown>)[name]).filter(isTensor);
}
const rowsOf = (tensors: readonly TensorLike[]): number | null => tensors[0]?.shape[0] ?? null;

/** Plan of `model.fit(xs, ys, args)`. Mirrors TF.js: batch size 32, one epoch and shuffling unless said otherwise; a split takes the last rows. */
export function planOfFit(
  model: Pick<LayersModelLike, 'inputNames' | 'outputNames'>,
  xs: unknown,
  ys: unknown,
  args: Arguments,
): TrainingPlan {
  const given: Batch = { inputs: tensorsNamed(xs, model.inputNames), targets: tensorsNamed(ys, model.outputNames) };
  const rows = rowsOf(given.inputs);
  const batchSize = numberOr(args['batchSize'], 32);
  const epochs = numberOr(args['epochs'], 1);
  const initialEpoch = numberOr(args['initialEpoch'], 0);
  const split = numberOr(args['validationSplit'], 0);
  const data = Array.isArray(args['validationData']) && args['validationData'].length > 0 ? args['validationData'] : null;
  const isSplit = !data && split > 0 && split < 1 && rows !== null;
  const trainingSamples = rows !== null && isSplit ? Math.floor(rows * (1 - split)) : rows;
  const stepsPerEpoch = trainingSamples === null ? null : Math.ceil(trainingSamples / batchSize);
  const validationInputs = data ? tensorsIn(data[0]) : [];
  return {
    via: 'fit',
    batchSize,
    epochs,
    initialEpoch,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch === null ? null : stepsPerEpoch * Math.max(0, epochs - initialEpoch),
    trainingSamples,
    validation: data ? 'data' : isSplit ? 'split' : 'none',
    validationSamples: data ? rowsOf(validationInputs) : isSplit ? rows - trainingSamples! : null,
    shuffle: args['shuffle'] === undefined || args['shuffle'] === null ? true : Boolean(args['shuffle']),
    training: given,
    validationInputs,
  };
}

/** Plan of `model.fitDataset(dataset, args)`. The order of the data is the dataset's own affair: `shuffle` is not known. */
export function planOfFitDataset(dataset: unknown, args: Arguments): TrainingPlan {
  const size = (dataset as { size?: unknown } | null)?.size;
  const stepsPerEpoch = numberOr(args['batchesPerEpoch'], typeof size === 'number' && Number.isFinite(size) ? size : null);
  const epochs = numberOr(args['epochs'], null);
  const initialEpoch = numberOr(args['initialEpoch'], 0);
  const data = args['validationData'];
  const validationInputs = Array.isArray(data) ? tensorsIn(data[0]) : [];
  return {
    via: 'fitDataset',
    batchSize: null,
    epochs,
    initialEpoch,
    stepsPerEpoch,
    totalSteps: stepsPerEpoch === null || epochs === null ? null : stepsPerEpoch * Math.max(0, epochs - initialEpoch),
    trainingSamples: null,
    validation: data === undefined || data === null ? 'none' : 'data',
    validationSamples: rowsOf(validationInputs),
    shuffle: null,
    training: null,
    validationInputs,
  };
}

/** Plan where the user drives the steps himself, by `trainOnBatch` or with an optimizer: nothing is said in advance. */
export function planOfSteps(via: 'trainOnBatch' | 'custom', batchSize: number | null): TrainingPlan {
  return {
    via,
    batchSize,
    epochs: null,
    initialEpoch: 0,
    stepsPerEpoch: null,
    totalSteps: null,
    trainingSamples: null,
    validation: 'unknown',
    validationSamples: null,
    shuffle: null,
    training: null,
    validationInputs: [],
  };
}
