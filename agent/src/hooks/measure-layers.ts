import { measurePredictions } from './batch-measures.ts';
import { Capture } from './layer-taps.ts';
import type { Due, StepValues } from './step-values.ts';
import type { Track } from './track.ts';

/** Catches what a step's forward pass is to be measured at; `null` where nothing is due. */
export function captureFor({ activations, histograms, input }: Due, { layers, context }: Track): Capture | null {
  if (!activations && !histograms && !input) return null;
  const wanted = new Set(
    layers.filter(({ isHidden, isOutput }) => (isHidden && (activations || histograms)) || (isOutput && input)).map(({ layer }) => layer),
  );
  return wanted.size === 0 ? null : new Capture(context.tf, (layer) => wanted.has(layer), true);
}

/** Statistics and histograms of what the hidden layers put out, and of the predicted classes. */
export function measureLayers(values: StepValues, track: Track, capture: Capture): void {
  const { context } = track;
  const { activations, histograms, input } = values.due;
  if (activations) {
    context.work('activations', () => {
      for (const { layer, name, isHidden, hasSaturation, statistic } of track.layers) {
        const outputs = capture.of(layer);
        if (!isHidden || outputs.length === 0) continue;
        context.measurer.measure(statistic, outputs, ([mean, std, zeroRatio, deadRatio, saturatedRatio]) => {
          values.emit(`activation-mean/${name}`, mean!);
          values.emit(`activation-std/${name}`, std!);
          values.emit(`activation-zero-ratio/${name}`, zeroRatio!);
          values.emit(`activation-dead-ratio/${name}`, deadRatio!);
          if (hasSaturation) values.emit(`activation-saturated-ratio/${name}`, saturatedRatio!);
          if (!Number.isFinite(mean)) track.sawNonFinite = true;
        });
      }
    });
  }
  if (histograms) {
    context.work('histograms', () => {
      for (const { layer, name, isHidden } of track.layers) {
        const [first] = capture.of(layer);
        if (isHidden && first) values.exponents(`activation/${name}`, first);
      }
    });
  }
  if (input) context.work('input', () => measurePredictions(values, track, capture));
}
