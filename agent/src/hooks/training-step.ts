import { offTape } from '../probes/measurer.ts';
import { scalarStatistic, scalarSumStatistic } from '../probes/scalar-statistic.ts';
import { updateRatio, updateStatistics } from '../probes/update-statistics.ts';
import type { Gradients } from './gradients.ts';
import { compareApplied, measureGradients, type MeasuredGradients } from './measure-gradients.ts';
import { captureFor, measureLayers } from './measure-layers.ts';
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
  private measured: MeasuredGradients | null = null;
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
    track.capture = captureFor(values.due, track);
  }

  /** The step is timed from here. */
  start(now: number): void {
    this.startedAt = now;
    this.agentMsBefore = this.track.context.agentMs(now);
  }

  get isSampled(): boolean {
    return this.due.norms || this.due.activations || this.due.input;
  }

  /** Gradients were computed once and nothing is measured at the update, so it needs no look at it. */
  get isPlainUpdate(): boolean {
    return this.gradientRuns === 1 && !this.due.norms && !this.due.histograms;
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

  /** Gradients as computed, or as applied where the optimizer did not compute them or they were accumulated. */
  gradients(gradients: Gradients): void {
    this.measured = measureGradients(this.values, this.track, gradients);
  }

  /** Gradients as they are applied, after `gradients` saw them computed. */
  applied(gradients: Gradients): void {
    if (this.measured) compareApplied(this.values, this.track, this.measured, gradients);
  }

  beforeUpdate(): void {
    const { context, variables } = this.track;
    if (this.due.norms) {
      context.work('norms', () => {
        this.befores = [...variables.values()]
          .filter(({ variable }) => !variable.isDisposed)
          .map((tracked) => ({ ...tracked, clone: context.tf.keep(tracked.variable.clone()) }));
      });
    }
    if (this.due.histograms) {
      context.work('histograms', () => {
        for (const { name, variable } of variables.values()) if (!variable.isDisposed) this.values.exponents(`weight/${name}`, variable);
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
          if (!Number.isFinite(weight)) this.track.sawNonFinite = true;
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

  /** Hands the values on. `isStep`: the update ends a step of the run. */
  close(isStep: boolean): void {
    const { track } = this;
    const { context } = track;
    const rate = learningRateOf(track);
    if (rate !== null) this.emit('learning-rate', rate);
    if (track.capture) measureLayers(this.values, track, track.capture);
    this.release();
    const endedAt = performance.now();
    const agentMs = context.agentMs(endedAt);
    const stepMs = endedAt - this.startedAt;
    // Work since the last step (evaluations, descriptions) is part of what the budget counts, so its time is too.
    const workBetweenMs = this.agentMsBefore - track.lastAgentMs;
    const ownMs = Math.max(0, stepMs - (agentMs - this.agentMsBefore));
    this.emit('step-ms', ownMs);
    if (track.epoch !== null)
      this.emit(
        'epoch',
        track.epoch +
          (track.plan?.stepsPerEpoch ? Math.min(track.batchInEpoch, track.plan.stepsPerEpoch - 1) / track.plan.stepsPerEpoch : 0),
      );
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
}

/** The optimizer's rate, `null` where it has none that is a number. */
export function learningRateOf(track: Track): number | null {
  const rate = track.optimizer?.learningRate;
  return typeof rate === 'number' ? rate : null;
}
