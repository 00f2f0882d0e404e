import type { RecordedRun } from '../../../agent/src/run.ts';
import { indexOfLargest, type Pairs, pickPairs, type Rows, widthOf } from '../rows.ts';
import { seededRandom, shuffledOrder } from '../seeded-random.ts';
import { adversarial } from './adversarial.ts';
import { type Model, type Optimizer, type Tensor, tensorOf, tf } from '../tensorflow.ts';
import type { Score, Training } from '../training.ts';

/** Trains to the end under `run`'s eyes and answers how good the model got, by the training's own score; −Infinity where it is not a number. */
export async function train(training: Training, run: RecordedRun, seed: number): Promise<number> {
  const model = training.model();
  const optimizer = training.optimizer();
  const tensors = new Held();
  try {
    if (training.via === 'adversarial') return await adversarial(training, run, model, optimizer, seed);
    if (training.via === 'fit') await fit(training, run, model, optimizer, tensors);
    else await loop(training, run, model, optimizer, seed, tensors);
    return scoreOf(training, model);
  } finally {
    tensors.dispose();
    model.dispose();
    optimizer.dispose();
  }
}

/** Tensors that live as long as the training. */
class Held {
  private readonly tensors: Tensor[] = [];
  of(rows: Rows): Tensor {
    const tensor = tensorOf(rows);
    this.tensors.push(tensor);
    return tensor;
  }
  dispose(): void {
    for (const tensor of this.tensors) tensor.dispose();
  }
}

async function fit(training: Training, run: RecordedRun, model: Model, optimizer: Optimizer, tensors: Held): Promise<void> {
  const { train: rows, validation, batchSize, epochs, shuffle, learningRateAt, loss } = training;
  model.compile({ optimizer, loss: loss as string, metrics: [...training.metrics] });
  run.watch(model);
  if (training.logged) run.log({ ...training.logged });
  const steps = Math.ceil(rows.xs.shape[0]! / batchSize) * epochs;
  let step = 0;
  const setRate = (): void => {
    if (learningRateAt) setLearningRate(optimizer, learningRateAt(step, steps));
  };
  setRate();
  await model.fit(tensors.of(rows.xs), tensors.of(rows.ys), {
    batchSize,
    epochs,
    shuffle,
    verbose: 0,
    validationData: [tensors.of(validation.xs), tensors.of(validation.ys)],
    callbacks: {
      onBatchEnd: async () => {
        step += 1;
        setRate();
      },
      ...(training.savesWeightsOnly ? { onEpochEnd: async () => void (await model.save(tf.io.withSaveHandler(savedNowhere))) } : {}),
    },
  });
}

async function savedNowhere(): Promise<{ readonly modelArtifactsInfo: { readonly dateSaved: Date; readonly modelTopologyType: 'JSON' } }> {
  return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
}

async function loop(training: Training, run: RecordedRun, model: Model, optimizer: Optimizer, seed: number, tensors: Held): Promise<void> {
  const { train: rows, validation, batchSize, epochs, shuffle, learningRateAt, gradients } = training;
  const lossOf = training.loss as (target: Tensor, prediction: Tensor) => Tensor;
  const forward = training.forward ?? ((net: Model, xs: Tensor): Tensor => net.apply(xs, { training: true }) as Tensor);
  const count = rows.xs.shape[0]!;
  const steps = Math.ceil(count / batchSize) * epochs;
  const random = seededRandom(seed * 12_289 + 1);
  const held = { xs: tensors.of(validation.xs), ys: tensors.of(validation.ys) };
  run.watch(model, { optimizer });
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffle ? shuffledOrder(count, random) : Array.from({ length: count }, (_, index) => index);
    for (let from = 0; from < count; from += batchSize) {
      const batch = pickPairs(rows, order.slice(from, from + batchSize));
      const [xs, ys] = [tensorOf(batch.xs), tensorOf(batch.ys)];
      if (learningRateAt) setLearningRate(optimizer, learningRateAt(step, steps));
      if (training.tellsBatches !== false) run.batch({ xs, ys });
      update(() => lossOf(ys, forward(model, xs)) as never, optimizer, gradients);
      tf.dispose([xs, ys]);
      step += 1;
    }
    run.log(validationOf(model, held, lossOf, training.score));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function update(loss: () => never, optimizer: Optimizer, change: Training['gradients']): void {
  if (change === undefined) {
    optimizer.minimize(loss)?.dispose();
    return;
  }
  tf.tidy(() => {
    const { grads } = optimizer.computeGradients(loss);
    optimizer.applyGradients(change(grads as Record<string, Tensor>) as never);
  });
}

function validationOf(model: Model, held: { readonly xs: Tensor; readonly ys: Tensor }, lossOf: (target: Tensor, prediction: Tensor) => Tensor, score: Score): Record<string, number> {
  return tf.tidy(() => {
    const prediction = model.apply(held.xs, { training: false }) as Tensor;
    const loss = lossOf(held.ys, prediction).dataSync()[0]!;
    if (score === 'r2') return { 'validation/loss': loss };
    const hits = tf.mean(tf.cast(tf.equal(tf.argMax(prediction, -1), tf.argMax(held.ys, -1)), 'float32'));
    return { 'validation/loss': loss, 'validation/accuracy': hits.dataSync()[0]! };
  });
}

/** As a schedule of the user's own sets it: TF.js's optimizers read the property at every step. */
function setLearningRate(optimizer: Optimizer, rate: number): void {
  const known = optimizer as unknown as { learningRate: number; setLearningRate?: (rate: number) => void };
  if (known.setLearningRate) known.setLearningRate(rate);
  else known.learningRate = rate;
}

function scoreOf(training: Training, model: Model): number {
  if (training.score === 'honesty') return -Math.abs(accuracy(model, training.validation) - accuracy(model, training.honest!));
  if (training.score === 'accuracy') return accuracy(model, training.validation);
  if (training.score === 'balanced-accuracy') return balancedAccuracy(model, training.validation);
  return rSquared(model, training.validation);
}

function predictionsOf(model: Model, pairs: Pairs): Float32Array {
  return tf.tidy(() => (model.predict(tensorOf(pairs.xs), { batchSize: 256 }) as Tensor).dataSync() as Float32Array);
}

function hitsOf(model: Model, pairs: Pairs): { readonly label: number; readonly isHit: boolean }[] {
  const predicted = predictionsOf(model, pairs);
  const width = widthOf(pairs.ys);
  return Array.from({ length: pairs.ys.shape[0]! }, (_, row) => {
    const label = indexOfLargest(pairs.ys.values.subarray(row * width, (row + 1) * width));
    const output = predicted.subarray(row * width, (row + 1) * width);
    return { label, isHit: output.every(Number.isFinite) && indexOfLargest(output) === label };
  });
}

function accuracy(model: Model, pairs: Pairs): number {
  const hits = hitsOf(model, pairs);
  return hits.filter(({ isHit }) => isHit).length / hits.length;
}

function balancedAccuracy(model: Model, pairs: Pairs): number {
  const hits = hitsOf(model, pairs);
  const labels = [...new Set(hits.map(({ label }) => label))];
  const recalls = labels.map((label) => {
    const own = hits.filter((hit) => hit.label === label);
    return own.filter(({ isHit }) => isHit).length / own.length;
  });
  return recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}

function rSquared(model: Model, pairs: Pairs): number {
  const predicted = predictionsOf(model, pairs);
  const target = pairs.ys.values;
  const width = widthOf(pairs.ys);
  const means = Array.from({ length: width }, (_, column) => {
    let sum = 0;
    for (let i = column; i < target.length; i += width) sum += target[i]!;
    return sum / pairs.ys.shape[0]!;
  });
  let residual = 0;
  let variance = 0;
  for (let i = 0; i < target.length; i++) {
    residual += (predicted[i]! - target[i]!) ** 2;
    variance += (target[i]! - means[i % width]!) ** 2;
  }
  const score = 1 - residual / variance;
  return Number.isFinite(score) ? score : Number.NEGATIVE_INFINITY;
}
