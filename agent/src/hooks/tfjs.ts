import type { BatchInput, Hooks, StepSink, WatchOptions } from '../probe-sink.ts';
import { HookContext } from './hook-context.ts';
import { LayersModelHook } from './layers-model-hook.ts';
import { hookOptimizer } from './optimizer-hook.ts';
import { RunFacts } from './run-facts.ts';
import { StepClock } from './step-clock.ts';
import {
  isLayersModel,
  isOptimizer,
  isVariable,
  tensorsIn,
  type LayerLike,
  type OptimizerLike,
  type SequentialLike,
  type TensorFlowLike,
  type TensorLike,
  type VariableLike,
} from './tensorflow.ts';
import { Track } from './track.ts';
import { TrackSteps } from './track-steps.ts';

export interface TfjsHookOptions {
  /** How values are read: `by-backend` (default) takes the way that suits the active backend; the others force one. */
  readonly reading?: 'by-backend' | 'host' | 'packed';
}

/**
 * Hooks for TF.js: `fit`, `fitDataset`, `trainOnBatch` of watched models, and custom loops that call an optimizer.
 * Training is left as it was: same weights bit for bit, no tensor kept, no second backward pass. Nothing here throws.
 */
export function createTfjsHooks(tf: unknown, sink: StepSink, options: TfjsHookOptions = {}): Hooks {
  if (isTensorFlow(tf)) return new TfjsHooks(tf, sink, options);
  sink.warn(
    'tf-unknown',
    'The `tf` given to init is not TensorFlow.js: give it the whole namespace, or { ...core, ...layers }. Nothing is watched.',
  );
  return { watch: () => undefined, batch: () => undefined, unhook: () => undefined };
}

function isTensorFlow(tf: unknown): tf is TensorFlowLike {
  return (
    typeof tf === 'object' &&
    tf !== null &&
    ['engine', 'tidy', 'keep', 'getBackend', 'tensor'].every((key) => typeof (tf as Record<string, unknown>)[key] === 'function')
  );
}

class TfjsHooks implements Hooks {
  private readonly context: HookContext;
  private readonly clock = new StepClock();
  private readonly facts: RunFacts;
  private readonly tracks: { readonly target: unknown; readonly steps: TrackSteps }[] = [];
  private readonly modelHooks: LayersModelHook[] = [];
  private readonly optimizers = new Map<OptimizerLike, () => void>();
  private readonly layerOwners = new Map<LayerLike, Track>();
  private isUnhooked = false;

  constructor(tf: TensorFlowLike, sink: StepSink, options: TfjsHookOptions) {
    this.context = new HookContext(tf, sink, options.reading ?? 'by-backend');
    this.facts = new RunFacts(this.context);
  }

  watch(target: unknown, options: WatchOptions = {}): void {
    if (this.isUnhooked) return;
    this.context.work(undefined, () => {
      const steps = this.tracks.find((known) => known.target === target)?.steps ?? this.begin(target);
      if (steps) this.watchOptimizer(steps, options.optimizer);
    });
  }

  batch(batch: BatchInput): void {
    const steps = this.tracks[0]?.steps;
    if (this.isUnhooked || !steps) return;
    this.context.work(undefined, () => {
      const usable = (value: unknown): TensorLike[] => this.usable(tensorsIn(value));
      steps.batch({ inputs: usable(batch.xs), targets: usable(batch.ys) });
    });
  }

  unhook(): void {
    if (this.isUnhooked) return;
    this.isUnhooked = true;
    this.context.work(undefined, () => {
      for (const { steps } of this.tracks) steps.close();
      for (const hook of this.modelHooks.splice(0)) hook.unhook();
      for (const restore of this.optimizers.values()) restore();
      this.optimizers.clear();
      this.facts.close();
      this.context.close();
    });
  }

  private begin(target: unknown): TrackSteps | undefined {
    const { context } = this;
    const variables = isLayersModel(target) ? [] : (tensorsIn(target).filter(isVariable) as VariableLike[]);
    const model = isLayersModel(target) ? (target as SequentialLike) : null;
    if (!model && variables.length === 0) {
      context.sink.warn(
        'watch-unknown-target',
        'run.watch takes a LayersModel, a tf.Variable, or a list or record of variables. This target is not watched.',
      );
      return undefined;
    }
    const owns = (layer: LayerLike): boolean => {
      if (!this.layerOwners.has(layer)) this.layerOwners.set(layer, track);
      return this.layerOwners.get(layer) === track;
    };
    const track: Track = new Track(context, model, this.suffixFor(model), owns);
    const steps = new TrackSteps(track, this.clock, this.facts);
    this.tracks.push({ target, steps });
    for (const variable of variables) track.track(variable);
    this.facts.watched(track);
    if (model) this.modelHooks.push(new LayersModelHook(steps, this.facts, (optimizer) => !this.optimizers.has(optimizer)));
    return steps;
  }

  private watchOptimizer(steps: TrackSteps, optimizer: unknown): void {
    const { model, trainee } = steps.track;
    if (optimizer === undefined || optimizer === null) {
      if (model && !trainee?.optimizer)
        this.context.sink.warn(
          'watch-before-compile',
          'run.watch(model) was called before model.compile(): the model is watched from its compile on. For a custom loop give the optimizer: run.watch(model, { optimizer }).',
        );
      else if (!model)
        this.context.sink.warn(
          'watch-without-optimizer',
          'run.watch(variables) needs the optimizer that updates them: run.watch(variables, { optimizer }).',
        );
      return;
    }
    if (!isOptimizer(optimizer)) {
      this.context.sink.warn(
        'watch-unknown-optimizer',
        'The optimizer given to run.watch is not a TensorFlow.js optimizer. Updates are not recorded.',
      );
      return;
    }
    if (!this.optimizers.has(optimizer) && trainee?.optimizer !== optimizer)
      this.optimizers.set(optimizer, hookOptimizer(optimizer, steps));
    steps.expectCustom();
  }

  /** Series of the first track carry plain names; those of others its name. */
  private suffixFor(model: SequentialLike | null): string {
    if (this.tracks.length === 0) return '';
    const name = model?.name ?? 'variables';
    const taken = new Set(this.tracks.map(({ steps }) => steps.track.suffix));
    let suffix = `@${name}`;
    for (let count = 2; taken.has(suffix); count++) suffix = `@${name}_${count}`;
    return suffix;
  }

  private usable(tensors: readonly TensorLike[]): TensorLike[] {
    const alive = tensors.filter((tensor) => !tensor.isDisposed && ['float32', 'int32', 'bool'].includes(tensor.dtype));
    if (alive.length < tensors.length)
      this.context.sink.warn('batch-unreadable', 'run.batch was given a tensor that is disposed or holds no numbers: it is left out.');
    return alive;
  }
}
