import { mostNoiseValues } from '../probes/gradient-noise.ts';
import { gradientStatistics } from '../probes/gradient-statistics.ts';
import { readValues } from '../probes/host-values.ts';
import { gradientsIn, type Gradients } from './gradients.ts';
import type { StepValues } from './step-values.ts';
import type { Track } from './track.ts';

/** Which gradient tensors were measured, and their norm once it is known. */
export interface MeasuredGradients {
  readonly ids: ReadonlySet<number>;
  norm: number;
}

/** Norms, noise scale and histograms of gradients, where they are due; `null` where they are not. */
export function measureGradients(values: StepValues, track: Track, gradients: Gradients): MeasuredGradients | null {
  const { context } = track;
  const { norms, histograms } = values.due;
  if (!norms && !histograms) return null;
  const given = gradientsIn(gradients);
  track.meet(given.map(({ name }) => name));
  const named = given.map(({ name, tensor }) => ({ name: track.variables.get(name)?.name ?? name, tensor }));
  const measured: MeasuredGradients = { ids: new Set(given.map(({ tensor }) => tensor.id)), norm: NaN };
  if (norms) context.work('norms', () => measureNorms(values, track, named, measured));
  if (histograms) context.work('histograms', () => named.forEach(({ name, tensor }) => values.exponents(`gradient/${name}`, tensor)));
  return measured;
}

function measureNorms(values: StepValues, track: Track, named: ReturnType<typeof gradientsIn>, measured: MeasuredGradients): void {
  const { context, batchSize } = track;
  const noise =
    context.readsHost && batchSize !== null && named.reduce((size, { tensor }) => size + tensor.size, 0) <= mostNoiseValues
      ? track.gradientNoise
      : null;
  let total = 0;
  for (const { name, tensor } of named) {
    context.measurer.measure(gradientStatistics, [tensor], ([squares, magnitudes, zeros, nonFinite]) => {
      total += squares!;
      values.emit(`gradient-norm/${name}`, Math.sqrt(squares!));
      values.emit(`gradient-mean-abs/${name}`, magnitudes! / tensor.size);
      values.emit(`gradient-zero-ratio/${name}`, zeros! / tensor.size);
      values.emit(`gradient-non-finite/${name}`, nonFinite!);
      if (nonFinite! > 0) track.sawNonFinite = true;
      noise?.add(name, readValues(context.engine, tensor), squares!);
    });
  }
  const scale = noise && batchSize !== null ? noise.endSample(batchSize) : null;
  if (scale !== null) values.emit('gradient-noise-scale', scale);
  values.whenMeasured(() => {
    measured.norm = Math.sqrt(total);
    values.emit('gradient-norm', measured.norm);
  });
}

/**
 * Compares what is applied with what was computed: `gradient-clipped` is 1 when its norm has become smaller. Said in
 * loops that put other tensors between computing and applying, and from then on.
 */
export function compareApplied(values: StepValues, track: Track, measured: MeasuredGradients, gradients: Gradients): void {
  if (!values.due.norms) return;
  const named = gradientsIn(gradients);
  const isSame = named.every(({ tensor }) => measured.ids.has(tensor.id));
  if (isSame) {
    if (track.mayClip) values.emit('gradient-clipped', 0);
    return;
  }
  track.mayClip = true;
  track.context.work('norms', () => {
    let total = 0;
    for (const { tensor } of named) track.context.measurer.measure(gradientStatistics, [tensor], ([squares]) => void (total += squares!));
    values.whenMeasured(() => values.emit('gradient-clipped', Math.sqrt(total) < (1 - 1e-5) * measured.norm ? 1 : 0));
  });
}
