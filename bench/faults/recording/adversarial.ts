import type { RecordedRun } from '../../../agent/src/run.ts';
import { columnStatistics, pick, type Rows, widthOf } from '../rows.ts';
import { normal, seededRandom, shuffledOrder } from '../seeded-random.ts';
import { type Tensor, tensorOf, tf } from '../tensorflow.ts';
import type { Model, Optimizer } from '../tensorflow.ts';
import type { Training } from '../training.ts';

/**
 * Trains a generator against its opponent, one step each in turn, under `run`'s eyes; answers minus how far mean and
 * deviation of 500 made rows lie from those of the validation rows.
 */
export async function adversarial(training: Training, run: RecordedRun, generator: Model, optimizer: Optimizer, seed: number): Promise<number> {
  const { train, validation, batchSize, epochs } = training;
  const opponent = training.opponent!();
  const forward = training.forward ?? ((net: Model, noise: Tensor): Tensor => net.apply(noise, { training: true }) as Tensor);
  const random = seededRandom(seed * 7_919 + 3);
  const width = generator.inputs[0]!.shape[1]!;
  const noiseOf = (rows: number): Tensor => tf.tensor2d(Float32Array.from({ length: rows * width }, () => normal(random)), [rows, width]);
  const judged = (rows: Tensor): Tensor => opponent.model.apply(rows, { training: true }) as Tensor;
  const crossEntropy = (rows: Tensor, isReal: boolean): Tensor => {
    const logits = judged(rows);
    return tf.losses.sigmoidCrossEntropy(isReal ? tf.onesLike(logits) : tf.zerosLike(logits), logits);
  };
  run.watch(generator, { optimizer });
  run.watch(opponent.model, { optimizer: opponent.optimizer });
  const [own, others] = [generator, opponent.model].map((net) => net.trainableWeights.map((weight) => weight.read() as never));
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffledOrder(train.xs.shape[0]!, random);
    for (let from = 0; from + batchSize <= order.length; from += batchSize) {
      const real = tensorOf(pick(train.xs, order.slice(from, from + batchSize)));
      const noise = noiseOf(batchSize);
      run.batch({ xs: real });
      const told = opponent.optimizer.minimize(() => tf.add(crossEntropy(real, true), crossEntropy(forward(generator, noise), false)) as never, true, others as never);
      const made = optimizer.minimize(() => crossEntropy(forward(generator, noise), true) as never, true, own as never);
      run.log({ 'opponent/loss': told!.dataSync()[0]!, 'generator/loss': made!.dataSync()[0]! });
      tf.dispose([real, noise, told!, made!]);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const likeness = tf.tidy(() => likenessOf((generator.apply(noiseOf(500), { training: false }) as Tensor).dataSync() as Float32Array, validation.xs));
  opponent.model.dispose();
  opponent.optimizer.dispose();
  return likeness;
}

function likenessOf(values: Float32Array, data: Rows): number {
  const width = widthOf(data);
  const [made, wanted] = [columnStatistics({ values, shape: [values.length / width, width] }), columnStatistics(data)];
  let distance = 0;
  for (let column = 0; column < width; column++) distance += Math.abs(made.mean[column]! - wanted.mean[column]!) + Math.abs(made.std[column]! - wanted.std[column]!);
  return Number.isFinite(distance) ? -distance / width : Number.NEGATIVE_INFINITY;
}
