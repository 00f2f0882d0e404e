import type { KeptRows } from '../probes/probe-batch.ts';
import { GradientNoise } from '../probes/gradient-noise.ts';
import { ProbeBatch } from '../probes/probe-batch.ts';
import { activationStatistics, saturationRange } from '../probes/activation-statistics.ts';
import type { LabelCoding } from '../probes/labels.ts';
import type { Statistic } from '../probes/statistic.ts';
import type { HookContext } from './hook-context.ts';
import type { Capture, CaptureHolder } from './layer-taps.ts';
import type { Stepping } from './step-clock.ts';
import {
  isLayersModel,
  type ContainerLike,
  type LayerLike,
  type LayersModelLike,
  type LayerVariableLike,
  type OptimizerLike,
  type SequentialLike,
  type VariableLike,
} from './tensorflow.ts';
import type { TrainingPlan } from './training-plan.ts';
import { activationOf, configOf, hasOwnActivations, isModeDependent, outputLayersOf, walkLayers } from './walk-layers.ts';

/** A layer of a watched model and what is measured at it. */
export interface TrackedLayer {
  readonly layer: LayerLike;
  readonly container: ContainerLike;
  readonly name: string;
  readonly isOutput: boolean;
  readonly isHidden: boolean;
  readonly hasSaturation: boolean;
  readonly statistic: Statistic;
}
export interface TrackedVariable {
  readonly name: string;
  readonly variable: VariableLike;
}
/** One watched target: a model, or a list of variables, with what is known of its training so far. */
export class Track implements Stepping, CaptureHolder {
  capture: Capture | null = null;
  lastSeen: number | null = null;
  plan: TrainingPlan | null = null;
  layers: readonly TrackedLayer[] = [];
  /** By the name TF.js knows a variable under. */
  readonly variables = new Map<string, TrackedVariable>();
  /** Weights of the model that are trained. */
  trainable: ReadonlySet<LayerVariableLike> = new Set();
  readonly probeBatch = new ProbeBatch();
  readonly gradientNoise = new GradientNoise();
  /** `undefined` until the first targets were looked at. */
  labels: { coding: LabelCoding; prior: Float64Array; isPriorFixed: boolean } | null | undefined;
  epoch: number | null = null;
  batchInEpoch = 0;
  /** Other gradients than the computed ones were applied once. */
  mayClip = false;
  /** A loss or gradient that was not finite was seen. */
  sawNonFinite = false;
  /** The model does something else in training than in inference. */
  isModeDependent = false;
  /** Changes with the layers and with what is trainable. */
  signature = '';
  /** Updates made through this track. */
  updates = 0;
  lastEndedAt: number | null = null;
  lastAgentMs = 0;
  batchSize: number | null = null;

  constructor(
    readonly context: HookContext,
    /** What the user gave: a model or nothing but variables. */
    readonly model: SequentialLike | null,
    /** Stands behind series names of all but the first track: `train/loss@discriminator`. */
    readonly suffix: string,
    private readonly owns: (layer: LayerLike) => boolean,
  ) {}

  /** The model that really trains: a Sequential hands everything to an inner one. */
  get trainee(): LayersModelLike | null {
    if (!this.model) return null;
    const inner = this.model.model;
    return inner && isLayersModel(inner) ? inner : this.model;
  }

  /** The optimizer of the newest update. */
  optimizer: OptimizerLike | null = null;

  series(name: string): string {
    return name + this.suffix;
  }

  /** Looks at the model again: its layers, their taps and names, its trainable variables. */
  refresh(): void {
    const { names, taps } = this.context;
    if (!this.model) return;
    const placed = walkLayers(this.model);
    if (placed.length !== this.layers.length || placed.some(({ layer }, index) => this.layers[index]!.layer !== layer)) {
      const outputs = new Set(outputLayersOf(this.trainee ?? this.model));
      this.layers = placed.map(({ layer, container }) => {
        const activation = activationOf(layer);
        const isGated = ['LSTM', 'GRU', 'ConvLSTM2D', 'ConvLSTM2DCell'].includes(layer.getClassName());
        const range = isGated ? null : saturationRange(activation);
        const isOutput = outputs.has(layer);
        taps.install(layer, this);
        return {
          layer,
          container,
          name: names.layer({ layer, container }),
          isOutput,
          isHidden: !isOutput && hasOwnActivations(layer) && this.owns(layer),
          hasSaturation: range !== null,
          statistic: activationStatistics(range, configOf(layer)['dataFormat'] === 'channelsFirst' ? 'second' : 'last'),
        };
      });
      this.isModeDependent = this.layers.some(({ layer }) => isModeDependent(layer));
    }
    // A frozen layer's weights still call themselves trainable: what trains is what the model says.
    this.trainable = new Set((this.trainee ?? this.model).trainableWeights);
    for (const weight of this.trainable) this.track(weight.read());
    this.signature = this.layers
      .map(({ name, layer }) => `${name}:${layer.weights.map((weight) => Number(this.trainable.has(weight))).join('')}`)
      .join();
  }

  /** Makes a variable one of this track's, and returns it with its name. */
  track(variable: VariableLike): TrackedVariable {
    const known = this.variables.get(variable.name);
    if (known && known.variable === variable) return known;
    const tracked = { name: this.context.names.variable(variable), variable };
    this.variables.set(variable.name, tracked);
    return tracked;
  }

  /** Makes those variables the track's that an optimizer updates without having been told which: TF.js knows them by name. */
  meet(names: readonly string[]): void {
    const registered = this.context.engine.registeredVariables;
    for (const name of names) {
      const variable = this.variables.has(name) ? undefined : registered?.[name];
      if (variable) this.track(variable);
    }
  }

  /** Rows for the model's forward pass outside training, or `null` where that would change it (stateful layers) or is not known. */
  get probeRows(): KeptRows | null {
    return this.trainee?.stateful ? null : this.probeBatch.rows;
  }
}
