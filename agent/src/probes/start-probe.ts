import type { StartProbe } from '../../../lib/protocol/description.ts';
import { Capture } from '../hooks/layer-taps.ts';
import type { Track } from '../hooks/track.ts';
import { evaluateRows } from './evaluate-rows.ts';
import { readValues, type HostTensor } from './host-values.ts';
import { inputStatistics } from './input-statistics.ts';
import type { KeptRows } from './probe-batch.ts';

/** The model as it stands, on `rows`, in inference mode. Meant for the moment before the first update. */
export function probeStart(track: Track, rows: KeptRows): StartProbe {
  const { context, trainee } = track;
  const wanted = new Set(track.layers.filter(({ isHidden, isOutput }) => isHidden || isOutput).map(({ layer }) => layer));
  const capture = new Capture(context.tf, (layer) => wanted.has(layer), false);
  try {
    const values = evaluateRows(track, rows, capture);
    const host = (layer: Parameters<Capture['of']>[0]): HostTensor[] =>
      capture.of(layer).map((tensor) => ({ values: readValues(context.engine, tensor), shape: tensor.shape }));
    const outputs = track.layers.filter(({ isOutput }) => isOutput).flatMap(({ layer }) => host(layer));
    const [, , min, max] = outputs.length > 0 ? inputStatistics.host(outputs) : [];
    const activationStd: Record<string, number> = {};
    for (const { layer, name, isHidden, statistic } of track.layers) {
      const tensors = isHidden ? host(layer) : [];
      const std = tensors.length > 0 ? statistic.host(tensors)[1]! : NaN;
      if (Number.isFinite(std)) activationStd[name] = std;
    }
    const loss = values?.get('loss') ?? null;
    return {
      rows: rows.rows,
      loss,
      regularisationLoss: values && trainee ? regularisationOf(track) : null,
      outputMin: min !== undefined && Number.isFinite(min) ? min : null,
      outputMax: max !== undefined && Number.isFinite(max) ? max : null,
      outputRowsSumToOne: outputs[0] ? rowsSumToOne(outputs[0]) : null,
      activationStd,
    };
  } finally {
    capture.dispose();
  }
}

/** Sum of the model's penalties now; 0 for a model without regularisers. */
function regularisationOf(track: Track): number {
  const { context, trainee } = track;
  return context.tf.tidy(() => trainee!.calculateLosses().reduce((total, penalty) => total + (penalty.dataSync()[0] ?? NaN), 0));
}

/** True when every row (last dimension) sums to 1 within 1e-3 and no entry is negative; `null` for single outputs. */
export function rowsSumToOne({ values, shape }: HostTensor): boolean | null {
  const width = shape.at(-1) ?? 1;
  if (shape.length < 2 || width < 2) return null;
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    for (let i = start; i < start + width; i++) {
      if (!(values[i]! >= 0)) return false;
      sum += values[i]!;
    }
    if (Math.abs(sum - 1) > 1e-3) return false;
  }
  return true;
}
