import type { EngineLike, Shape, TensorLike, TensorValues } from '../hooks/tensorflow.ts';

/** Values of a tensor as they lie in memory, row-major. */
export interface HostTensor {
  readonly values: TensorValues;
  readonly shape: Shape;
}

interface WasmBackendLike {
  readonly wasm?: { readonly HEAPU8?: Uint8Array };
  readonly dataIdMap?: { get(dataId: object): { readonly memoryOffset?: number | null; readonly dtype?: string } | undefined };
}

/**
 * The values of `tensor`, read without an operation, so nothing lands on the gradient tape. On the wasm backend this is
 * a view of its heap: valid until the next TF.js operation, never to be kept or written. Elsewhere it is `dataSync()`.
 */
export function readValues(engine: EngineLike, tensor: TensorLike): TensorValues {
  return wasmView(engine, tensor) ?? tensor.dataSync();
}

function wasmView(engine: EngineLike, tensor: TensorLike): TensorValues | null {
  if (tensor.isDisposed || (tensor.dtype !== 'float32' && tensor.dtype !== 'int32')) return null;
  const backend = engine.state?.tensorInfo?.get(tensor.dataId)?.backend as WasmBackendLike | undefined;
  const heap = backend?.wasm?.HEAPU8;
  const offset = heap && backend.dataIdMap?.get(tensor.dataId)?.memoryOffset;
  if (!heap || typeof offset !== 'number' || offset % 4 !== 0 || offset + 4 * tensor.size > heap.length) return null;
  return tensor.dtype === 'float32'
    ? new Float32Array(heap.buffer, heap.byteOffset + offset, tensor.size)
    : new Int32Array(heap.buffer, heap.byteOffset + offset, tensor.size);
}
