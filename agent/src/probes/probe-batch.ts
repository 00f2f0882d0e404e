import type { EngineLike, TensorFlowLike, TensorLike, TensorValues } from '../hooks/tensorflow.ts';
import { readValues, type HostTensor } from './host-values.ts';

/** Rows the fixed probe batch holds at least, where the training gives as many. */
export const probeRows = 128;
/** And at most: of a larger batch the first rows are taken. */
const mostRows = 256;

/** A tensor kept in this process's memory, with what is needed to make it a tensor again. */
export interface KeptTensor extends HostTensor {
  readonly dtype: string;
}
export interface KeptRows {
  readonly rows: number;
  readonly inputs: readonly KeptTensor[];
  readonly targets: readonly KeptTensor[];
}

/** Copies the first `count` rows of a tensor to the host. */
function keepRows(engine: EngineLike, tensor: TensorLike, count: number): KeptTensor {
  const width = tensor.shape.slice(1).reduce((product, size) => product * size, 1);
  return { values: readValues(engine, tensor).slice(0, count * width), shape: [count, ...tensor.shape.slice(1)], dtype: tensor.dtype };
}

/**
 * The first ≥ 128 rows the training was given, in arrival order, as a host copy: no tensor is held. Batches whose rows
 * have another shape than the first (sequences of varying length) end the collection.
 */
export class ProbeBatch {
  private parts: KeptRows[] = [];
  private joined: KeptRows | null = null;
  private isClosed = false;
  private rowCount = 0;

  get isComplete(): boolean {
    return this.isClosed || this.rowCount >= probeRows;
  }

  add(engine: EngineLike, inputs: readonly TensorLike[], targets: readonly TensorLike[]): void {
    if (this.isComplete || inputs.length === 0) return;
    const first = this.parts[0];
    if (first && !(fits(first.inputs, inputs) && fits(first.targets, targets))) {
      this.isClosed = true;
      return;
    }
    const rows = inputs[0]!.shape[0] ?? 0;
    if (rows === 0) return;
    const taken = Math.min(rows, mostRows - this.rowCount);
    const keep = (tensors: readonly TensorLike[]): KeptTensor[] => tensors.map((tensor) => keepRows(engine, tensor, taken));
    this.parts.push({ rows: taken, inputs: keep(inputs), targets: keep(targets) });
    this.rowCount += taken;
    this.joined = null;
  }

  /** What was collected so far; `null` before the first batch. */
  get rows(): KeptRows | null {
    if (this.parts.length === 0) return null;
    if (this.joined) return this.joined;
    const first = this.parts[0]!;
    const join = (kind: 'inputs' | 'targets'): KeptTensor[] =>
      first[kind].map((_, index) => joinRows(this.parts.map((part) => part[kind][index]!)));
    this.joined = { rows: this.rowCount, inputs: join('inputs'), targets: join('targets') };
    this.parts = [this.joined];
    return this.joined;
  }
}

function fits(kept: readonly KeptTensor[], tensors: readonly TensorLike[]): boolean {
  return (
    kept.length === tensors.length &&
    kept.every((tensor, i) => tensor.dtype === tensors[i]!.dtype && tensor.shape.slice(1).join() === tensors[i]!.shape.slice(1).join())
  );
}

function joinRows(parts: readonly KeptTensor[]): KeptTensor {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const values = new (first.values.constructor as new (length: number) => TensorValues)(
    parts.reduce((total, part) => total + part.values.length, 0),
  );
  let offset = 0;
  for (const part of parts) {
    values.set(part.values, offset);
    offset += part.values.length;
  }
  return { values, shape: [parts.reduce((total, part) => total + (part.shape[0] ?? 0), 0), ...first.shape.slice(1)], dtype: first.dtype };
}

/** Makes tensors of kept ones, to be disposed by the caller (or its tidy). */
export const reviveTensors = (tf: TensorFlowLike, kept: readonly KeptTensor[]): TensorLike[] =>
  kept.map(({ values, shape, dtype }) => tf.tensor(values, shape, dtype));
