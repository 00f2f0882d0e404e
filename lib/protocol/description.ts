/** What the agent tells once about a run, from what TF.js itself holds. Every field that could not be read is `null`. */

export interface LayerDescription {
  readonly name: string;
  /** TF.js class name: `Dense`, `Conv2D`, `LSTM`, `Activation` … */
  readonly className: string;
  readonly outputShape: readonly (number | null)[] | null;
  readonly parameterCount: number;
  readonly trainable: boolean;
  readonly units: number | null;
  /** Activation name in kebab or camel case as TF.js gives it (`relu`, `softmax`, `linear`), `null` when the layer has none. */
  readonly activation: string | null;
  readonly useBias: boolean | null;
  readonly dropoutRate: number | null;
  readonly isRegularised: boolean;
  readonly kernelInitializer: string | null;
  readonly biasInitializer: string | null;
  readonly isRecurrent: boolean;
  /** Time steps a recurrent layer unrolls over. */
  readonly timeSteps: number | null;
  readonly isOutput: boolean;
  readonly variables: readonly VariableDescription[];
  /** Names of the layers that feed this one. */
  readonly inboundLayers: readonly string[];
}

export interface VariableDescription {
  /** `<layer>/kernel`, `<layer>/bias` …: the tensor's name in all series. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
  /** True for matrices and convolution kernels that update-ratio rules look at. */
  readonly isKernel: boolean;
  readonly fanIn: number | null;
  readonly fanOut: number | null;
  /** Mean and standard deviation of the values before the first update. */
  readonly initialMean: number | null;
  readonly initialStd: number | null;
}

export interface ModelDescription {
  /** Name of the model; a custom loop over bare variables gives one layer per variable. */
  readonly name: string;
  readonly layers: readonly LayerDescription[];
  readonly inputShapes: readonly (readonly (number | null)[])[];
  readonly outputShapes: readonly (readonly (number | null)[])[];
  readonly parameterCount: number;
  readonly trainableParameterCount: number;
}

export interface TrainingDescription {
  readonly via: 'fit' | 'fitDataset' | 'trainOnBatch' | 'custom';
  /** `sgd`, `momentum`, `adam`, `rmsprop`, `adagrad`, `adadelta`, `adamax` or the class name. */
  readonly optimizer: string | null;
  readonly optimizerConfig: Readonly<Record<string, number | string | boolean | null>>;
  readonly learningRate: number | null;
  /** Loss name(s) as given to compile; `custom` for a function of the user. */
  readonly losses: readonly string[];
  readonly metrics: readonly string[];
  readonly batchSize: number | null;
  readonly epochs: number | null;
  readonly stepsPerEpoch: number | null;
  readonly totalSteps: number | null;
  readonly trainingSamples: number | null;
  readonly validation: 'none' | 'data' | 'split' | 'unknown';
  readonly validationSamples: number | null;
  readonly shuffle: boolean | null;
  readonly task: 'classification' | 'regression' | 'language-model' | 'adversarial' | 'other' | null;
}

/** Statistics of what the model is given, over the first rows (at least 128 where there are as many). */
export interface DataDescription {
  readonly rows: number;
  readonly inputs: readonly TensorStatistics[];
  readonly targets: readonly TensorStatistics[];
  /** Share of input features (columns after flattening) with a single value, 0–1. */
  readonly constantFeatureRatio: number | null;
  /** Class counts when targets are one-hot or integer class ids. */
  readonly classCounts: readonly number[] | null;
  /** Validation inputs, when the model is given any. */
  readonly validationInputs: readonly TensorStatistics[];
  /** Share of validation rows that also stand among the training rows looked at, 0–1. */
  readonly duplicateRatio: number | null;
  /** Correlation of neighbouring pixels of image-like inputs, -1–1. */
  readonly neighbourCorrelation: number | null;
}

export interface TensorStatistics {
  readonly shape: readonly number[];
  readonly mean: number | null;
  readonly std: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly nonFinite: number;
  /** True when every value is a whole number. */
  readonly isInteger: boolean;
  /** Largest over features of (max |x|) / (median |x|), `null` where the median is 0. */
  readonly tailRatio: number | null;
}

/** The model before its first update, on the first rows, in inference mode. */
export interface StartProbe {
  readonly rows: number;
  /** Data loss without regularisation terms. */
  readonly loss: number | null;
  /** Regularisation part of the loss. */
  readonly regularisationLoss: number | null;
  readonly outputMin: number | null;
  readonly outputMax: number | null;
  /** True when every output row sums to 1 within 1e-3 and no entry is negative. */
  readonly outputRowsSumToOne: boolean | null;
  /** Per hidden layer: standard deviation of the activations. */
  readonly activationStd: Readonly<Record<string, number>>;
}

export interface Environment {
  /** TF.js backend: `wasm`, `cpu`, `tensorflow`, `webgl` … */
  readonly backend: string | null;
  readonly tfjsVersion: string | null;
  readonly nodeVersion: string;
  readonly agentVersion: string;
  readonly platform: string;
  readonly cpu: string | null;
  readonly cpuCores: number | null;
  readonly memoryBytes: number | null;
  readonly gpus: readonly { readonly name: string; readonly memoryBytes: number | null }[];
}
