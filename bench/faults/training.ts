import type { Task } from '../../lib/protocol/agent-channel.ts';
import type { Pairs } from './rows.ts';
import type { Model, Optimizer, Tensor } from './tensorflow.ts';

/** What is compared between a fault and its control; larger is better. */
export type Score =
  /** Share of the run's own validation rows that are classified as labelled. */
  | 'accuracy'
  /** Mean over classes of the share that is recognised. */
  | 'balanced-accuracy'
  /** 1 − mean squared error / variance of the run's own validation targets: free of any scale. */
  | 'r2'
  /** For a validation that cannot be trusted: minus what it promises beyond `honest` rows. */
  | 'honesty'
  /** For two networks against each other: minus how far mean and deviation of what is made lie from those of the data. */
  | 'likeness';

/** One training as a newcomer might write it. A fault is another one with exactly one thing changed. */
export interface Training {
  readonly backend: 'wasm' | 'cpu';
  readonly task: Task;
  readonly train: Pairs;
  readonly validation: Pairs;
  /** Rows of neither, prepared as the control prepares its own; for `honesty`. */
  readonly honest?: Pairs;
  readonly model: () => Model;
  readonly optimizer: () => Optimizer;
  readonly loss: string | ((target: Tensor, prediction: Tensor) => Tensor);
  readonly metrics: readonly string[];
  readonly batchSize: number;
  readonly epochs: number;
  readonly shuffle: boolean;
  /** `fit`, an own loop over `optimizer.minimize` that logs its validation after each epoch, or two networks against each other. */
  readonly via: 'fit' | 'loop' | 'adversarial';
  /** For `adversarial`: the network that tells what the model makes from the data. */
  readonly opponent?: () => { readonly model: Model; readonly optimizer: Optimizer };
  /** Learning rate of each step where a schedule sets it. */
  readonly learningRateAt?: (step: number, steps: number) => number;
  /** For a loop: the forward pass where it is not the model's own. */
  readonly forward?: (model: Model, xs: Tensor) => Tensor;
  /** For a loop: what happens to the gradients before they are applied. */
  readonly gradients?: (gradients: Record<string, Tensor>) => Record<string, Tensor>;
  /** For a loop: false where the user does not hand the batches to the agent. */
  readonly tellsBatches?: boolean;
  /** For `fit`: the model is saved after each epoch, without the state of its optimizer. */
  readonly savesWeightsOnly?: boolean;
  /** The config a user gives to the run; none when left out. */
  readonly config?: Readonly<Record<string, number>>;
  /** For `fit`: what a user logs besides. */
  readonly logged?: Readonly<Record<string, number>>;
  readonly score: Score;
}
