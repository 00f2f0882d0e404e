import type { Capture } from '../hooks/layer-taps.ts';
import type { LayersModelLike, TensorLike, TrainFunction } from '../hooks/tensorflow.ts';
import type { Track } from '../hooks/track.ts';
import { offTape } from './measurer.ts';
import { reviveTensors, type KeptRows } from './probe-batch.ts';

/**
 * Loss and metrics of a compiled model on `inputs` and `targets`, exactly as TF.js validates: inference mode, no
 * regularisation, its own names in its own order. What the layers put out goes to `capture`. `null` without a loss; then
 * only a forward pass is made. Inference draws no random number and moves no average, so training is not changed.
 */
export function evaluateTensors(
  track: Track,
  inputs: readonly TensorLike[],
  targets: readonly TensorLike[],
  capture: Capture,
): ReadonlyMap<string, number> | null {
  const { context, trainee } = track;
  if (!trainee || !fitsInputs(trainee, inputs)) return null;
  const { tf, taps } = context;
  const run = (): ReadonlyMap<string, number> | null => {
    if (!isCompiled(trainee) || targets.length !== trainee.outputs.length) {
      trainee.predict(inputs.length === 1 ? inputs[0] : inputs, { batchSize: inputs[0]!.shape[0] });
      return null;
    }
    const names = trainee.getDedupedMetricsNames();
    const values = testFunctionOf(trainee)([...inputs, ...targets]);
    return new Map(names.map((name, index) => [name, values[index]?.dataSync()[0] ?? NaN]));
  };
  let result: ReadonlyMap<string, number> | null = null;
  offTape(tf, () =>
    taps.during(capture, () =>
      tf.tidy(() => {
        result = run();
      }),
    ),
  );
  return result;
}

/** `evaluateTensors` on rows kept on the host. */
export function evaluateRows(track: Track, rows: KeptRows, capture: Capture): ReadonlyMap<string, number> | null {
  const { tf } = track.context;
  const inputs = reviveTensors(tf, rows.inputs);
  const targets = reviveTensors(tf, rows.targets);
  try {
    return evaluateTensors(track, inputs, targets, capture);
  } finally {
    for (const tensor of [...inputs, ...targets]) tensor.dispose();
  }
}

/** True when a model can be given these inputs: as many as it has, of the shapes it was built for. */
export function fitsInputs({ inputs }: LayersModelLike, given: readonly { readonly shape: readonly number[] }[]): boolean {
  return (
    given.length > 0 &&
    given.length === inputs.length &&
    inputs.every(
      ({ shape }, i) =>
        shape.length === given[i]!.shape.length && shape.every((size, axis) => size === null || size === given[i]!.shape[axis]),
    )
  );
}

const isCompiled = (model: LayersModelLike): boolean => Boolean(model.optimizer && model.metricsNames?.length);

/** The function TF.js validates with; what the model held before is put back. */
function testFunctionOf(model: LayersModelLike): TrainFunction {
  const before = Object.getOwnPropertyDescriptor(model, 'testFunction');
  model.makeTestFunction();
  const test = model.testFunction!;
  if (before) Object.defineProperty(model, 'testFunction', before);
  else Reflect.deleteProperty(model, 'testFunction');
  return test;
}
