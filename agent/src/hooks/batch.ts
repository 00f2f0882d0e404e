import type { TensorLike } from './tensorflow.ts';

/** Tensors of one batch, inputs and targets apart. */
export interface Batch {
  readonly inputs: readonly TensorLike[];
  readonly targets: readonly TensorLike[];
  /** Samples or classes carry weights: the training loss is not the one of validation. */
  readonly isWeighted?: boolean;
}
