import { offTape } from '../probes/measurer.ts';
import { overrideMethod } from './own-property.ts';
import type { LayerLike, TensorFlowLike, TensorLike } from './tensorflow.ts';

/** A layer called more often than this in one step (an unrolled loop of the user) is looked at on its first calls. */
const mostCallsPerStep = 8;

/** What some layers put out during one forward pass: clones outside the tape, to be reduced after the backward pass. */
export class Capture {
  private readonly outputs = new Map<LayerLike, TensorLike[]>();
  /** `onlyOnTape`: take what is computed for a gradient, not what the user evaluates in between. */
  constructor(
    private readonly tf: TensorFlowLike,
    private readonly wants: (layer: LayerLike) => boolean,
    private readonly onlyOnTape: boolean,
  ) {}

  take(layer: LayerLike, output: TensorLike | readonly TensorLike[]): void {
    if (!this.wants(layer) || (this.onlyOnTape && (this.tf.engine().state?.gradientDepth ?? 1) === 0)) return;
    const tensor = Array.isArray(output) ? (output as readonly TensorLike[])[0] : (output as TensorLike); // recurrent layers may add their states
    if (!tensor) return;
    let clones = this.outputs.get(layer);
    if (!clones) this.outputs.set(layer, (clones = []));
    if (clones.length < mostCallsPerStep) clones.push(offTape(this.tf, () => this.tf.keep(tensor.clone())));
  }

  of(layer: LayerLike): readonly TensorLike[] {
    return this.outputs.get(layer) ?? [];
  }

  /** Layers in the order in which they were first called. */
  layers(): LayerLike[] {
    return [...this.outputs.keys()];
  }

  dispose(): void {
    for (const clones of this.outputs.values()) for (const clone of clones) if (!clone.isDisposed) clone.dispose();
    this.outputs.clear();
  }
}

/** Who is given what a layer puts out while training. */
export interface CaptureHolder {
  capture: Capture | null;
}

/** Listens at `layer.call` of every watched layer. Costs two comparisons per call while nothing is captured. */
export class LayerTaps {
  private exclusive: Capture | null = null;
  private readonly restores = new Map<LayerLike, () => void>();
  constructor(private readonly guard: (work: () => void) => void) {}

  /** Taps a layer for `holder`; a layer that is tapped already keeps its first holder. */
  install(layer: LayerLike, holder: CaptureHolder): void {
    if (this.restores.has(layer)) return;
    const sees = (output: TensorLike | readonly TensorLike[]): void => {
      const capture = this.exclusive ?? holder.capture;
      if (capture !== null) this.guard(() => capture.take(layer, output));
    };
    const restore = overrideMethod(
      layer,
      'call',
      (original) =>
        function (this: LayerLike, ...args: Parameters<LayerLike['call']>) {
          const output = original.apply(this, args);
          sees(output);
          return output;
        },
    );
    this.restores.set(layer, restore);
  }

  /** Runs `work` with all outputs going to `capture` only: the agent's own forward passes. */
  during<Result>(capture: Capture, work: () => Result): Result {
    const before = this.exclusive;
    this.exclusive = capture;
    try {
      return work();
    } finally {
      this.exclusive = before;
    }
  }

  uninstall(): void {
    for (const restore of this.restores.values()) restore();
    this.restores.clear();
  }
}
