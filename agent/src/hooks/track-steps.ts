import { measureBatch } from './batch-measures.ts';
import type { Gradients } from './gradients.ts';
import type { StepClock } from './step-clock.ts';
import type { StepObserver } from './step-observer.ts';
import { StepValues } from './step-values.ts';
import { isVariable, type OptimizerLike, type TensorLike } from './tensorflow.ts';
import type { Batch } from './batch.ts';
import type { Track } from './track.ts';
import { TrainingStep } from './training-step.ts';

/** Leads one track from step to step, whatever drives it. Nothing here throws. */
export class TrackSteps {
  private open: TrainingStep | null = null;
  /** The open step was begun before anything announced it, to see the forward pass of loops that only call `applyGradients`. */
  private isAhead = false;
  /** Batch values given by `run.batch` for the step to come. */
  private prepared: StepValues | null = null;
  /** False once the user's loop was seen to compute gradients through the optimizer. */
  private isApplyOnly = true;
  private isClosed = false;

  constructor(
    readonly track: Track,
    private readonly clock: StepClock,
    private readonly observer: StepObserver,
  ) {}

  /** `fit`, `fitDataset`, `trainOnBatch`: a batch is about to be trained on. */
  beginFit(batch: Batch): void {
    const startedAt = performance.now();
    this.work(() => {
      this.drop();
      this.observer.batchSeen(this.track, batch);
      this.observer.beforeStep(this.track);
      const values = new StepValues(this.track);
      measureBatch(values, this.track, batch);
      this.observer.stepBegun(this.track, values, batch);
      this.open = new TrainingStep(this.track, true, values, startedAt);
    });
  }

  /** The step of `beginFit` is over; `outputs`: loss and metrics. */
  endFit(names: readonly string[], outputs: readonly TensorLike[]): void {
    const { open } = this;
    if (!open?.isFit) return;
    this.work(() => {
      open.metrics(names.slice(1), outputs.slice(1));
      this.finish(open);
    });
  }

  /** `fit` computed the penalties of its regularisers. */
  penalise(penalties: readonly TensorLike[]): void {
    const { open } = this;
    if (open?.isFit && penalties.length > 0) this.work(() => open.penalise(penalties));
  }

  /** A custom loop's own batch, before its update. */
  batch(batch: Batch): void {
    this.work(() => {
      this.observer.batchSeen(this.track, batch);
      const values = this.open && !this.open.isFit ? this.open.values : (this.prepared ??= new StepValues(this.track));
      measureBatch(values, this.track, batch);
    });
  }

  /** Begins to watch a loop before its first update. */
  expectCustom(): void {
    this.work(() => {
      if (!this.open) this.beginAhead();
    });
  }

  beforeGradients(optimizer: OptimizerLike, variables: readonly unknown[] | undefined): void {
    // What a fit trains was looked at when it was compiled, and again with its optimizer's first gradients.
    if (this.open?.isFit && this.track.optimizer === optimizer) return;
    const startedAt = performance.now();
    this.work(() => {
      this.track.optimizer = optimizer;
      for (const variable of variables ?? []) if (isVariable(variable) && variable.trainable) this.track.track(variable);
      if (this.open?.isFit) return;
      this.isApplyOnly = false;
      if (this.isAhead) {
        this.prepared ??= this.open?.values ?? null; // what `run.batch` said of the step to come
        this.drop();
      }
      if (!this.open) {
        this.observer.beforeStep(this.track);
        this.open = this.beginCustom(startedAt);
      } else this.open.beginForward();
    });
  }

  gradientsComputed(loss: TensorLike, gradients: Gradients): void {
    const { open } = this;
    if (!open) return;
    this.work(() => {
      const value = open.loss(loss);
      open.gradients(gradients);
      open.gradientRuns++;
      this.observer.gradientsComputed(open, value, gradients);
    });
  }

  beforeUpdate(optimizer: OptimizerLike, gradients: Gradients): void {
    if (!this.isAhead && this.track.optimizer === optimizer && this.open?.isPlainUpdate) return;
    const startedAt = performance.now();
    this.work(() => {
      this.track.optimizer = optimizer;
      if (!this.open) this.open = this.beginCustom(startedAt);
      const { open } = this;
      if (this.isAhead) {
        this.isAhead = false;
        if (this.track.updates === 0) {
          open.start(startedAt); // nothing says when the first forward pass began
          this.observer.beforeStep(this.track);
        }
      }
      if (open.gradientRuns === 1) open.applied(gradients);
      else {
        // Never computed through the optimizer, or accumulated over several passes: what counts is what is applied.
        open.gradients(gradients);
        this.observer.gradientsComputed(open, null, gradients);
      }
      open.beforeUpdate();
    });
  }

  afterUpdate(): void {
    const { open } = this;
    if (!open || (open.isFit && open.isPlainUpdate)) return;
    this.work(() => {
      open.afterUpdate();
      if (open.isFit) return;
      this.finish(open);
      if (this.isApplyOnly) this.beginAhead();
    });
  }

  /** The user's own code threw: the step never was. */
  abandon(): void {
    this.work(() => this.drop());
  }

  private beginCustom(startedAt: number): TrainingStep {
    const { prepared } = this;
    this.prepared = null;
    const values = prepared?.step === this.track.context.sink.currentStep ? prepared : new StepValues(this.track);
    if (prepared && prepared !== values) prepared.handOn(false);
    return new TrainingStep(this.track, false, values, startedAt);
  }

  private beginAhead(): void {
    this.open = this.beginCustom(performance.now());
    this.isAhead = true;
  }

  private finish(step: TrainingStep): void {
    this.open = null;
    this.track.updates++;
    step.close(this.clock.advance(this.track));
    this.observer.afterStep(this.track);
  }

  private drop(): void {
    this.open?.release();
    this.open = null;
    this.isAhead = false;
  }

  /** Frees what is kept for a step that may never come, and hands on what was measured for it. */
  close(): void {
    this.work(() => {
      this.prepared?.handOn(false);
      this.prepared = null;
      this.drop();
    });
    this.isClosed = true;
  }

  private work(task: () => void): void {
    if (this.isClosed) return; // a `fit` that goes on after unhook still holds our train function
    this.track.context.work(undefined, task);
  }
}
