import type { TensorFlowLike, TensorLike } from '../hooks/tensorflow.ts';
import type { HostTensor } from './host-values.ts';

/**
 * A few numbers about tensors, computed in one of two ways that agree: in one pass over the values where they lie in
 * this process's memory, or as a small tensor on a device, read back together with others.
 */
export interface Statistic {
  readonly length: number;
  /** `length` numbers, sums in float64. */
  host(tensors: readonly HostTensor[]): readonly number[];
  /** Tensor of shape [length], float32. Runs inside a tidy, outside the tape. */
  packed(tf: TensorFlowLike, tensors: readonly TensorLike[]): TensorLike;
}
