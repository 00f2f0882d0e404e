import type { NonFiniteTrace } from '../../../lib/protocol/run-event.ts';
import { Capture } from '../hooks/layer-taps.ts';
import type { TensorLike } from '../hooks/tensorflow.ts';
import type { Batch } from '../hooks/batch.ts';
import type { Track } from '../hooks/track.ts';
import { evaluateTensors } from './evaluate-rows.ts';
import { countNonFinite } from './gradient-statistics.ts';
import { readValues } from './host-values.ts';

const mostRows = 8;

/**
 * Where the first non-finite number stands when one looks in forward order, with the weights the loss was computed with:
 * inputs, targets, then layer by layer its weights and what it puts out in inference mode, the loss, the gradients.
 * Layers are left out where the batch is not known or a forward pass would change the model (stateful layers).
 * `null` when everything is finite: then it came from what cannot be repeated, such as dropout.
 */
export function traceNonFinite(
  track: Track,
  batch: Batch | null,
  isLossFinite: boolean,
  gradients: readonly { readonly name: string; readonly tensor: TensorLike }[],
): NonFiniteTrace | null {
  const { engine } = track.context;
  const finite: string[] = [];
  const isFinite = (tensor: TensorLike): boolean => tensor.isDisposed || countNonFinite(readValues(engine, tensor)) === 0;
  const found = (where: NonFiniteTrace['where'], subject: string | null, rows: readonly number[] = []): NonFiniteTrace => ({
    where,
    subject,
    rows,
    finite,
  });
  const alive = batch && [...batch.inputs, ...batch.targets].every((tensor) => !tensor.isDisposed) ? batch : null;

  for (const [where, tensors] of alive
    ? ([
        ['input', alive.inputs],
        ['target', alive.targets],
      ] as const)
    : []) {
    const rows = tensors.flatMap((tensor) => nonFiniteRows(readValues(engine, tensor), tensor.shape));
    if (rows.length > 0) return found(where, null, [...new Set(rows)].sort((a, b) => a - b).slice(0, mostRows));
    finite.push(where);
  }

  const capture = new Capture(track.context.tf, () => true, false);
  try {
    if (alive && !track.trainee?.stateful) evaluateTensors(track, alive.inputs, alive.targets, capture);
    for (const { layer, name } of track.layers) {
      for (const weight of layer.weights) {
        const variable = weight.read();
        const variableName = track.context.names.variable(variable);
        if (!isFinite(variable)) return found('weight', variableName);
        finite.push(`weight ${variableName}`);
      }
      const outputs = capture.of(layer);
      if (!outputs.every(isFinite)) return found('activation', name);
      if (outputs.length > 0) finite.push(`activation ${name}`);
    }
  } finally {
    capture.dispose();
  }
  for (const { name, variable } of track.model ? [] : track.variables.values()) {
    if (!isFinite(variable)) return found('weight', name);
    finite.push(`weight ${name}`);
  }
  if (!isLossFinite) return found('loss', null);
  finite.push('loss');
  for (const { name, tensor } of gradients) {
    const variableName = track.variables.get(name)?.name ?? name;
    if (!isFinite(tensor)) return found('gradient', variableName);
    finite.push(`gradient ${variableName}`);
  }
  return null;
}

/** Rows (first dimension) that hold a value that is not finite. */
export function nonFiniteRows(values: ArrayLike<number>, shape: readonly number[]): number[] {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  const rows: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i]! - values[i]! === 0) continue;
    const row = Math.floor(i / width);
    if (rows.at(-1) !== row) rows.push(row);
  }
  return rows;
}
