import type { Gradients } from './gradients.ts';
import type { StepValues } from './step-values.ts';
import type { TensorLike } from './tensorflow.ts';
import type { Batch } from './batch.ts';
import type { Track } from './track.ts';
import type { TrainingPlan } from './training-plan.ts';
import type { TrainingStep } from './training-step.ts';

/** Looks at the run beside its series: facts told once, the fixed probe batch, the origin of a non-finite number. */
export interface StepObserver {
  /** `fit`, `fitDataset` or `trainOnBatch` was called. */
  planned(track: Track, plan: TrainingPlan): void;
  /** A batch of the training, before it is trained on. In custom loops, whatever `run.batch` was given. */
  batchSeen(track: Track, batch: Batch): void;
  /** Right before the forward pass of an update. */
  beforeStep(track: Track): void;
  /** Right before `fit` trains on a batch, with the values of the step to add to. */
  stepBegun(track: Track, values: StepValues, batch: Batch): void;
  /** Before the update; `loss` is `null` where it is not known without a wait. */
  gradientsComputed(step: TrainingStep, loss: number | null, gradients: Gradients): void;
  /** After the update. */
  afterStep(track: Track): void;
  /** Validation of an epoch, as TF.js logged it. */
  evaluated(track: Track, logs: Readonly<Record<string, TensorLike | number>>): void;
}
