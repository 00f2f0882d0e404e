import { type Model, tf } from './tensorflow.ts';

export interface DenseOptions {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly seed: number;
  readonly activation?: 'relu' | 'sigmoid' | 'tanh' | 'linear' | 'elu';
  readonly outputActivation?: 'softmax' | 'linear' | 'sigmoid' | 'relu' | 'tanh';
  readonly hiddenInitializer?: 'heNormal' | 'glorotUniform' | 'zeros' | 'wide' | 'tiny';
  readonly hiddenBias?: number;
  readonly dropout?: number;
  readonly batchNorm?: boolean;
  /** Weight of the past in the moving averages of batch normalisation. */
  readonly batchNormMomentum?: number;
  readonly outputDropout?: number;
  readonly l2?: number;
  readonly frozen?: readonly number[];
  readonly useBias?: boolean;
}

/** Dense layers `hidden_1` … and `output`. */
export function denseNetwork(options: DenseOptions): Model {
  const { inputs, hidden, outputs, seed, activation = 'relu', outputActivation = 'softmax', hiddenBias = 0, dropout = 0, batchNorm = false, l2 = 0, frozen = [], useBias = true } = options;
  const model = tf.sequential();
  const regularizer = (): object => (l2 > 0 ? { kernelRegularizer: tf.regularizers.l2({ l2 }) } : {});
  hidden.forEach((units, index) => {
    model.add(
      tf.layers.dense({
        units,
        activation,
        name: `hidden_${index + 1}`,
        kernelInitializer: initializer(options.hiddenInitializer ?? (activation === 'relu' || activation === 'elu' ? 'heNormal' : 'glorotUniform'), seed * 100 + index) as never,
        biasInitializer: tf.initializers.constant({ value: hiddenBias }),
        useBias,
        trainable: !frozen.includes(index),
        ...regularizer(),
        ...(index === 0 ? { inputShape: [inputs] } : {}),
      }),
    );
    if (batchNorm) model.add(tf.layers.batchNormalization({ name: `normalisation_${index + 1}`, momentum: options.batchNormMomentum ?? 0.99 }));
    if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout, seed: seed * 100 + 50 + index }));
  });
  model.add(
    tf.layers.dense({
      units: outputs,
      activation: outputActivation,
      name: 'output',
      kernelInitializer: initializer(options.hiddenInitializer === 'zeros' ? 'zeros' : 'glorotUniform', seed * 100 + 99) as never,
      useBias,
      trainable: !frozen.includes(hidden.length),
      ...regularizer(),
      ...(hidden.length === 0 ? { inputShape: [inputs] } : {}),
    }),
  );
  if (options.outputDropout) model.add(tf.layers.dropout({ rate: options.outputDropout, seed: seed * 100 + 98 }));
  return model;
}

function initializer(name: NonNullable<DenseOptions['hiddenInitializer']>, seed: number): object {
  if (name === 'zeros') return tf.initializers.zeros();
  if (name === 'wide') return tf.initializers.randomNormal({ mean: 0, stddev: 2, seed });
  if (name === 'tiny') return tf.initializers.randomNormal({ mean: 0, stddev: 1e-5, seed });
  return name === 'heNormal' ? tf.initializers.heNormal({ seed }) : tf.initializers.glorotUniform({ seed });
}
