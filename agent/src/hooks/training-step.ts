import { exponentHistogram } from '../probes/exponent-histogram.ts';
import { gradientStatistics } from '../probes/gradient-statistics.ts';
import { readValues } from '../probes/host-values.ts';
import { offTape } from '../probes/measurer.ts';
import { scalarStatistic, scalarSumStatistic } from '../probes/scalar-statistic.ts';
import { updateRatio, updateStatistics } from '../probes/update-statistics.ts';
import { gradientsIn, type Gradients } from './gradients.ts';
import { measurePredictions } from './batch-measures.ts';
import { Capture } from './layer-taps.ts';
import type { TensorLike } from './tensorflow.ts';
import type { Due, StepValues } from './step-values.ts';
import type { Track, TrackedVariable } from './track.ts';

interface BeforeUpdate extends TrackedVariable {
  readonly clone: TensorLike;
}
/** One update of one track, from the batch to the new weights: measures it and hands the values on together. */
export class TrainingStep {
  readonly due: Due;
  private startedAt = 0;
  private agentMsBefore = 0;
  private befores: BeforeUpdate[] = [];
  private penalties: TensorLike[] = [];
  /** Ids of the gradient tensors that were measured. */
  private measured = new Set<number>();
  private computedNorm = NaN;
  /** How often gradients were computed for this update. */
  gradientRuns = 0;

  constructor(
    readonly track: Track,
    readonly isFit: boolean,
    readonly values: StepValues,
    startedAt: number,
  ) {
    this.due = values.due;
    this.start(startedAt);
    track.capture = this.makeCapture();
  }

  /** The step is timed from here. */
  start(now: number): void {
    this.startedAt = now;
    this.agentMsBefore = this.track.context.agentMs(now);
  }

  /** Norms or histograms of variables are due. */
  get looksAtVariables(): boolean {
    return this.due.norms || this.due.histograms;
  }

  get isSampled(): boolean {
    return this.due.norms || this.due.activations || this.due.input;
  }

  private emit(name: string, value: number): void {
    this.values.emit(name, value);
  }

  /** Penalties of the regularisers, as the model itself computed them inside the loss. */
  penalise(penalties: readonly TensorLike[]): void {
    const { tf } = this.track.context;
    for (const penalty of this.penalties) penalty.dispose();
    this.penalties = penalties.map((penalty) => offTape(tf, () => tf.keep(penalty.clone())));
  }

  /** The loss of this step. Returns it where that costs no wait, else `null`. */
  loss(loss: TensorLike): number | null {
    const { context } = this.track;
    let value: number | null = null;
    context.measurer.measure(scalarStatistic, [loss], ([number]) => {
      value = number!;
      this.emit('train/loss', number!);
      if (!Number.isFinite(number)) this.track.sawNonFinite = true;
    });
    if (this.penalties.length > 0) {
      context.measurer.measure(scalarSumStatistic, this.penalties, ([sum]) => this.emit('train/loss-regularisation', sum!));
      for (const penalty of this.penalties) penalty.dispose();
      this.penalties = [];
    }
    return value;
  }

  /** Norms and histograms of gradients, before anything the user does to them between computing and applying. */
  gradients(gradients: Gradients): void {
    const { context } = this.track;
    if (!this.looksAtVariables) return;
    const named = gradientsIn(gradients);
    this.track.meet(named.map(({ name }) => name));
    this.measured = new Set(named.map(({ tensor }) => tensor.id));
    const tracked = named.map(({ name, tensor }) => ({ name: this.track.variables.get(name)?.name ?? name, tensor }));
    if (this.due.norms) {
      context.work('norms', () => {
        let total = 0;
        for (const { name, tensor } of tracked) {
          context.measurer.measure(gradientStatistics, [tensor], ([squares, magnitudes, zeros, nonFinite]) => {
            total += squares!;
            this.emit(`gradient-norm/${name}`, Math.sqrt(squares!));
            this.emit(`gradient-mean-abs/${name}`, magnitudes! / tensor.size);
            this.emit(`gradient-zero-ratio/${name}`, zeros! / tensor.size);
            this.emit(`gradient-non-finite/${name}`, nonFinite!);
            if (nonFinite! > 0) this.track.sawNonFinite = true;
          });
        }
        this.values.whenMeasured(() => {
          this.computedNorm = Math.sqrt(total);
          this.emit('gradient-norm', this.computedNorm);
        });
      });
    }
    if (this.due.histograms) context.work('histograms', () => tracked.forEach(({ name, tensor }) => this.exponents(`gradient/${name}`, tensor)));
  }

  /**
   * Compares what is applied with what was computed: `gradient-clipped` is 1 when its norm has become smaller. Said in
   * loops that put other tensors between computing and applying, and from then on.
   */
  applied(gradients: Gradients): void {
    if (!this.due.norms || this.measured.size === 0) return;
    const named = gradientsIn(gradients);
    const isSame = named.every(({ tensor }) => this.measured.has(tensor.id));
    if (isSame && !this.track.mayClip) return;
    this.track.mayClip = true;
    if (isSame) return this.emit('gradient-clipped', 0);
    this.track.context.work('norms', () => {
      let total = 0;
      for (const { tensor } of named) this.track.context.measurer.measure(gradientStatistics, [tensor], ([squares]) => void (total += squares!));
      this.values.whenMeasured(() => this.emit('gradient-clipped', Math.sqrt(total) < (1 - 1e-5) * this.computedNorm ? 1 : 0));
    });
  }

  beforeUpdate(): void {
    const { context, variables } = this.track;
    const rate = learningRateOf(this.track);
    if (rate !== null) this.emit('learning-rate', rate);
    if (this.due.norms) {
      context.work('norms', () => {
        this.befores = [...variables.values()].filter(({ variable }) => !variable.isDisposed).map((tracked) => ({ ...tracked, clone: context.tf.keep(tracked.variable.clone()) }));
      });
    }
    if (this.due.histograms) {
      context.work('histograms', () => {
        for (const { name, variable } of variables.values()) if (!variable.isDisposed) this.exponents(`weight/${name}`, variable);
      });
    }
  }

  afterUpdate(): void {
    const { context } = this.track;
    if (this.befores.length === 0) return;
    context.work('norms', () => {
      for (const { name, variable, clone } of this.befores) {
        if (variable.isDisposed) continue;
        context.measurer.measure(updateStatistics, [clone, variable], ([weight, change]) => {
          this.emit(`weight-norm/${name}`, Math.sqrt(weight!));
          this.emit(`update-ratio/${name}`, updateRatio(weight!, change!));
        });
      }
    });
    this.forgetBefores();
  }

  /** Metrics as TF.js computed them, under the names of their series. */
  metrics(names: readonly string[], tensors: readonly TensorLike[]): void {
    const { measurer } = this.track.context;
    tensors.forEach((tensor, index) => {
      const name = names[index];
      if (name !== undefined) measurer.measure(scalarStatistic, [tensor], ([value]) => this.emit(name, value!));
    });
  }

  /** Statistics of what the layers put out, and of the predicted classes. */
  activations(): void {
    const { track } = this;
    const { context, capture } = track;
    if (!capture) return;
    if (this.due.activations) {
      context.work('activations', () => {
        for (const { layer, name, isHidden, hasSaturation, statistic } of track.layers) {
          const outputs = capture.of(layer);
          if (!isHidden || outputs.length === 0) continue;
          context.measurer.measure(statistic, outputs, ([mean, std, zeroRatio, deadRatio, saturatedRatio]) => {
            this.emit(`activation-mean/${name}`, mean!);
            this.emit(`activation-std/${name}`, std!);
            this.emit(`activation-zero-ratio/${name}`, zeroRatio!);
            this.emit(`activation-dead-ratio/${name}`, deadRatio!);
            if (hasSaturation) this.emit(`activation-saturated-ratio/${name}`, saturatedRatio!);
          });
        }
      });
    }
    if (this.due.histograms) {
      context.work('histograms', () => {
        for (const { layer, name, isHidden } of track.layers) {
          const [first] = capture.of(layer);
          if (isHidden && first) this.exponents(`activation/${name}`, first);
        }
      });
    }
    if (this.due.input) context.work('input', () => measurePredictions(this.values, track, capture));
  }

  /** Hands the values on. `isStep`: the update ends a step of the run. */
  close(isStep: boolean): void {
    const { track } = this;
    const { context } = track;
    this.activations();
    this.release();
    const endedAt = performance.now();
    const agentMs = context.agentMs(endedAt);
    const stepMs = endedAt - this.startedAt;
    // Work since the last step (evaluations, descriptions) is part of what the budget counts, so its time is too.
    const workBetweenMs = this.agentMsBefore - track.lastAgentMs;
    const ownMs = Math.max(0, stepMs - (agentMs - this.agentMsBefore));
    this.emit('step-ms', ownMs);
    if (track.epoch !== null) this.emit('epoch', track.epoch + (track.plan?.stepsPerEpoch ? Math.min(track.batchInEpoch, track.plan.stepsPerEpoch - 1) / track.plan.stepsPerEpoch : 0));
    if (track.batchSize !== null) {
      this.emit('batch-size', track.batchSize);
      const sinceLast = track.lastEndedAt === null ? ownMs : endedAt - track.lastEndedAt - (agentMs - track.lastAgentMs);
      if (sinceLast > 0) this.emit('samples-per-second', (1000 * track.batchSize) / sinceLast);
    }
    track.batchInEpoch++;
    this.values.handOn(!this.isSampled);
    track.lastEndedAt = endedAt;
    track.lastAgentMs = agentMs;
    if (isStep) context.sink.stepFinished(this.values.step, stepMs + Math.max(0, workBetweenMs));
  }

  /** Frees everything kept for this step. */
  release(): void {
    this.track.capture?.dispose();
    this.track.capture = null;
    this.forgetBefores();
    for (const penalty of this.penalties) penalty.dispose();
    this.penalties = [];
  }

  /** A forward pass begins; what an earlier one of the same update left is dropped. */
  beginForward(): void {
    this.track.capture?.dispose();
  }

  private forgetBefores(): void {
    for (const { clone } of this.befores) if (!clone.isDisposed) clone.dispose();
    this.befores = [];
  }

  private exponents(name: string, tensor: TensorLike): void {
    this.values.histogram({ kind: 'exponent', name, ...exponentHistogram(readValues(this.track.context.engine, tensor)) });
  }

  private makeCapture(): Capture | null {
    const { activations, histograms, input } = this.due;
    if (!activations && !histograms && !input) return null;
    const wanted = new Set(this.track.layers.filter(({ isHidden, isOutput }) => (isHidden && (activations || histograms)) || (isOutput && input)).map(({ layer }) => layer));
    return wanted.size === 0 ? null : new Capture(this.track.context.tf, (layer) => wanted.has(layer), true);
  }
}

/** The optimizer's rate, `null` where it has none that is a number. */
export function learningRateOf(track: Track): number | null {
  const rate = track.optimizer?.learningRate;
  return typeof rate === 'number' ? rate : null;
}
