/**
 * The part of TF.js the agent touches, as structural types: the published declarations do not depend on TF.js, and the
 * whole namespace (`@tensorflow/tfjs`, `-node`, `-node-gpu`) fits as well as `{ ...core, ...layers }`.
 */

export type TensorValues = Float32Array | Int32Array | Uint8Array;
export type Shape = readonly number[];

export interface TensorLike {
  readonly id: number;
  readonly dataId: object;
  readonly shape: Shape;
  readonly dtype: string;
  readonly size: number;
  readonly isDisposed: boolean;
  dataSync(): TensorValues;
  data(): Promise<TensorValues>;
  clone(): TensorLike;
  dispose(): void;
}

export interface VariableLike extends TensorLike {
  readonly name: string;
  readonly trainable: boolean;
  assign(value: TensorLike): void;
}

export interface NamedGradient {
  readonly name: string;
  readonly tensor: TensorLike | null | undefined;
}
export type GradientMap = Readonly<Record<string, TensorLike | null | undefined>>;

export interface OptimizerLike {
  learningRate?: unknown;
  computeGradients(
    loss: () => TensorLike,
    variables?: readonly VariableLike[],
  ): { readonly value: TensorLike; readonly grads: GradientMap };
  applyGradients(gradients: GradientMap | readonly NamedGradient[]): void;
  minimize(loss: () => TensorLike, returnCost?: boolean, variables?: readonly VariableLike[]): TensorLike | null;
  getClassName?(): string;
  getConfig?(): Readonly<Record<string, unknown>>;
}

export interface LayerVariableLike {
  readonly name: string;
  readonly originalName?: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  read(): VariableLike;
}

export interface GraphNodeLike {
  readonly inboundLayers: readonly LayerLike[];
  readonly outboundLayer: LayerLike;
  readonly inputShapes?: readonly (SymbolicShape | number | null)[];
}

export type SymbolicShape = readonly (number | null)[];

export interface LayerLike {
  readonly name: string;
  readonly trainable: boolean;
  readonly stateful: boolean;
  readonly weights: readonly LayerVariableLike[];
  readonly inboundNodes: readonly GraphNodeLike[];
  readonly outputShape: SymbolicShape | readonly SymbolicShape[];
  /** Penalty functions of the layer's regularisers. */
  readonly losses?: readonly unknown[];
  call(inputs: unknown, kwargs?: unknown): TensorLike | readonly TensorLike[];
  getClassName(): string;
  getConfig(): Readonly<Record<string, unknown>>;
}

export interface ContainerLike extends LayerLike {
  readonly trainableWeights: readonly LayerVariableLike[];
  readonly layers: readonly LayerLike[];
  readonly outputLayers?: readonly LayerLike[];
  readonly inputs: readonly { readonly shape: SymbolicShape; readonly name: string }[];
  readonly outputs: readonly { readonly shape: SymbolicShape; readonly name: string }[];
}

export type TrainFunction = (batch: TensorLike[]) => TensorLike[];

export interface LayersModelLike extends ContainerLike {
  readonly optimizer?: OptimizerLike | undefined;
  readonly loss?: unknown;
  readonly metrics?: unknown;
  readonly metricsNames?: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputNames: readonly string[];
  testFunction?: TrainFunction | undefined;
  makeTrainFunction(): TrainFunction;
  makeTestFunction(): void;
  getDedupedMetricsNames(): string[];
  calculateLosses(): TensorLike[];
  standardizeUserDataXY(xs: unknown, ys: unknown, checkBatchAxis?: boolean, batchSize?: number): [TensorLike[], TensorLike[]];
  fit(...args: unknown[]): Promise<unknown>;
  fitDataset(...args: unknown[]): Promise<unknown>;
  trainOnBatch(...args: unknown[]): Promise<unknown>;
  save?(...args: unknown[]): Promise<unknown>;
  compile(...args: unknown[]): void;
  predict(xs: unknown, options?: unknown): TensorLike | TensorLike[];
}

/** A Sequential keeps the model that really trains in `model`, built anew by `compile`. */
export interface SequentialLike extends LayersModelLike {
  readonly model?: LayersModelLike | null;
}

export interface EngineLike {
  readonly registeredVariables?: Readonly<Record<string, VariableLike>>;
  readonly state?: {
    kernelDepth?: number;
    readonly gradientDepth?: number;
    readonly tensorInfo?: { get(dataId: object): { readonly backend?: unknown } | undefined };
  };
}

export interface TensorFlowLike {
  readonly version?: unknown;
  readonly version_core?: unknown;
  getBackend(): string;
  backend?(): unknown;
  engine(): EngineLike;
  tidy<Result>(work: () => Result): Result;
  keep<Kept extends TensorLike>(tensor: Kept): Kept;
  tensor(values: TensorValues, shape: Shape, dtype: string): TensorLike;
  concat(tensors: readonly TensorLike[], axis?: number): TensorLike;
  stack(tensors: readonly TensorLike[]): TensorLike;
  cast(tensor: TensorLike, dtype: string): TensorLike;
  gather(tensor: TensorLike, indices: TensorLike): TensorLike;
  reshape(tensor: TensorLike, shape: Shape): TensorLike;
  abs(tensor: TensorLike): TensorLike;
  square(tensor: TensorLike): TensorLike;
  sub(left: TensorLike, right: TensorLike): TensorLike;
  div(left: TensorLike, right: TensorLike | number): TensorLike;
  sqrt(tensor: TensorLike): TensorLike;
  sum(tensor: TensorLike, axis?: number): TensorLike;
  mean(tensor: TensorLike): TensorLike;
  min(tensor: TensorLike, axis?: number): TensorLike;
  max(tensor: TensorLike, axis?: number): TensorLike;
  equal(left: TensorLike, right: TensorLike | number): TensorLike;
  greater(left: TensorLike, right: TensorLike | number): TensorLike;
  less(left: TensorLike, right: TensorLike | number): TensorLike;
  logicalOr(left: TensorLike, right: TensorLike): TensorLike;
  logicalNot(tensor: TensorLike): TensorLike;
  isFinite(tensor: TensorLike): TensorLike;
  scalar(value: number): TensorLike;
  registerCallbackConstructor?(verbosity: number, constructor: new () => unknown): void;
}

export function isTensor(value: unknown): value is TensorLike {
  return typeof value === 'object' && value !== null && 'dataId' in value && typeof (value as TensorLike).dataSync === 'function';
}
export function isVariable(value: unknown): value is VariableLike {
  return isTensor(value) && typeof (value as VariableLike).assign === 'function';
}
export function isOptimizer(value: unknown): value is OptimizerLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['minimize', 'computeGradients', 'applyGradients'].every((key) => typeof (value as Record<string, unknown>)[key] === 'function')
  );
}
export function isContainer(value: unknown): value is ContainerLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as ContainerLike).layers) &&
    typeof (value as ContainerLike).call === 'function'
  );
}
export function isLayersModel(value: unknown): value is SequentialLike {
  return isContainer(value) && typeof (value as LayersModelLike).makeTrainFunction === 'function';
}

/** The tensors in a tensor, a list or a record of tensors, in their order; everything else is left out. */
export function tensorsIn(value: unknown): TensorLike[] {
  if (isTensor(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(tensorsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).filter(isTensor);
  return [];
}
