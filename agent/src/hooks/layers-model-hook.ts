import { listenToEpochs } from './epoch-logs.ts';
import { metricName } from './metric-name.ts';
import { hookOptimizer } from './optimizer-hook.ts';
import { overrideMethod } from './own-property.ts';
import type { StepObserver } from './step-observer.ts';
import type { LayersModelLike, OptimizerLike, TensorLike, TrainFunction } from './tensorflow.ts';
import type { TrackSteps } from './track-steps.ts';
import { planOfFit, planOfFitDataset, planOfSteps, type TrainingPlan } from './training-plan.ts';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Watches a model through its own `fit`, `fitDataset` and `trainOnBatch`: all three get their step from
 * `makeTrainFunction`. Everything is an own property of the one model and gone after `unhook`.
 */
export class LayersModelHook {
  private trainee: LayersModelLike | null = null;
  private restores: (() => void)[] = [];
  private readonly outer: (() => void)[] = [];
  private optimizer: { readonly object: OptimizerLike; readonly restore: () => void } | null = null;
  private epochsDone = 0;
  private epochOffset = 0;
  private running = 0;

  constructor(
    private readonly steps: TrackSteps,
    private readonly observer: StepObserver,
    /** False for an optimizer that is hooked already on its own account. */
    private readonly mayHook: (optimizer: OptimizerLike) => boolean,
  ) {
    const { model } = steps.track;
    // A Sequential builds a new inner model when it is compiled, so the outer `compile` is where to look again.
    if (model) {
      this.outer.push(
        overrideMethod(
          model,
          'compile',
          (original) =>
            function (this: LayersModelLike, ...args) {
              original.apply(this, args);
              attach();
            },
        ),
      );
    }
    if (model && typeof model.save === 'function') {
      this.outer.push(
        overrideMethod(
          model,
          'save',
          (original) =>
            async function (this: LayersModelLike, ...args) {
              const result = await original.apply(this, args);
              saved(args[1]);
              return result;
            },
        ),
      );
    }
    const attach = (): void => this.attach();
    const saved = (config: unknown): void => this.saved(config);
    this.attach();
  }

  /** A saved model holds the state of its optimizer or not; of one that was not compiled nothing can be said. */
  private saved(config: unknown): void {
    const { track } = this.steps;
    const { sink } = track.context;
    track.context.work(undefined, () => {
      if (!track.trainee?.optimizer || sink.lastStep === null) return;
      const hasState = (config as Arguments | undefined)?.['includeOptimizer'] === true;
      sink.scalars(sink.lastStep, [[track.series('checkpoint-optimizer-state'), hasState ? 1 : 0]]);
    });
  }

  /** Hooks the model that trains now, and its optimizer where it has one. */
  private attach(): void {
    const { track } = this.steps;
    track.context.work(undefined, () => {
      const { trainee } = track;
      if (!trainee) return;
      if (trainee !== this.trainee) {
        this.detach();
        this.trainee = trainee;
        this.hookModel(trainee);
      }
      track.refresh();
      this.attachOptimizer(trainee.optimizer);
    });
  }

  private attachOptimizer(optimizer: OptimizerLike | undefined): void {
    if (!optimizer || this.optimizer?.object === optimizer) return;
    this.optimizer?.restore();
    this.optimizer = this.mayHook(optimizer) ? { object: optimizer, restore: hookOptimizer(optimizer, this.steps) } : null;
  }

  private hookModel(trainee: LayersModelLike): void {
    const { steps } = this;
    const { track } = steps;
    const { context } = track;
    const plan = (make: () => TrainingPlan): void => void context.work(undefined, () => this.begin(make()));
    const ended = (): void => void context.work(undefined, () => void this.running--);
    const attach = (): void => this.attach();
    const watched = (run: () => Promise<unknown>, make: () => TrainingPlan): Promise<unknown> => {
      plan(make);
      let promise: Promise<unknown>;
      try {
        promise = run();
      } catch (error) {
        ended();
        throw error;
      }
      promise.then(ended, ended);
      return promise;
    };
    this.restores.push(
      overrideMethod(
        trainee,
        'makeTrainFunction',
        (original) =>
          function (this: LayersModelLike) {
            attach();
            return watchTrainFunction(original.call(this), trainee, steps);
          },
      ),
      overrideMethod(
        trainee,
        'calculateLosses',
        (original) =>
          function (this: LayersModelLike) {
            const penalties = original.call(this);
            steps.penalise(penalties);
            return penalties;
          },
      ),
      overrideMethod(
        trainee,
        'fit',
        (original) =>
          function (this: LayersModelLike, ...args) {
            return watched(
              () => original.apply(this, args),
              () => planOfFit(trainee, args[0], args[1], (args[2] ?? {}) as Arguments),
            );
          },
      ),
      overrideMethod(
        trainee,
        'fitDataset',
        (original) =>
          function (this: LayersModelLike, ...args) {
            return watched(
              () => original.apply(this, args),
              () => planOfFitDataset(args[0], (args[1] ?? {}) as Arguments),
            );
          },
      ),
      overrideMethod(
        trainee,
        'trainOnBatch',
        (original) =>
          function (this: LayersModelLike, ...args) {
            return watched(
              () => original.apply(this, args),
              () => (track.plan?.via === 'trainOnBatch' ? track.plan : planOfSteps('trainOnBatch', null)),
            );
          },
      ),
    );
    const silence = listenToEpochs(context.tf, trainee, {
      epochBegun: (epoch) => {
        track.epoch = epoch + this.epochOffset;
        track.batchInEpoch = 0;
      },
      epochEnded: (epoch, logs) =>
        void context.work(undefined, () => {
          this.epochsDone = epoch + this.epochOffset + 1;
          this.observer.evaluated(track, logs);
        }),
    });
    if (silence) this.restores.push(silence);
    else
      context.sink.warn(
        'epoch-logs-unavailable',
        'This TensorFlow.js has no registerCallbackConstructor: give `init` the whole namespace, or { ...core, ...layers }. Validation results are not recorded.',
      );
  }

  private begin(plan: TrainingPlan): void {
    const { track } = this.steps;
    this.running++;
    track.plan = plan;
    // Epochs go on counting over several calls, unless the user counts them himself by `initialEpoch`.
    this.epochOffset = Math.max(0, this.epochsDone - plan.initialEpoch);
    this.observer.planned(track, plan);
  }

  private detach(): void {
    this.optimizer?.restore();
    this.optimizer = null;
    for (const restore of this.restores.splice(0).reverse()) restore();
    this.trainee = null;
  }

  unhook(): void {
    this.detach();
    for (const restore of this.outer.splice(0)) restore();
  }
}

function watchTrainFunction(train: TrainFunction, model: LayersModelLike, steps: TrackSteps): TrainFunction {
  const inputCount = model.inputs.length;
  const outputCount = model.outputs.length;
  const names = model.getDedupedMetricsNames().map((name) => `train/${metricName(name)}`);
  return (batch: TensorLike[]) => {
    steps.beginFit({
      inputs: batch.slice(0, inputCount),
      targets: batch.slice(inputCount, inputCount + outputCount),
      isWeighted: batch.slice(inputCount + outputCount).some(Boolean),
    });
    let outputs: TensorLike[];
    try {
      outputs = train(batch);
    } catch (error) {
      steps.abandon();
      throw error;
    }
    steps.endFit(names, outputs);
    return outputs;
  };
}
