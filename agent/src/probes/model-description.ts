import type { LayerDescription, ModelDescription, VariableDescription } from '../../../lib/protocol/description.ts';
import {
  isContainer,
  type ContainerLike,
  type GraphNodeLike,
  type LayerLike,
  type LayerVariableLike,
  type SymbolicShape,
} from '../hooks/tensorflow.ts';
import type { Track } from '../hooks/track.ts';
import { activationOf, configOf, outputLayersOf } from '../hooks/walk-layers.ts';
import { readValues } from './host-values.ts';
import { inputStatistics } from './input-statistics.ts';

/** Mean and deviation of a variable's values before the first update, remembered by variable. */
export type InitialValues = Map<object, { readonly mean: number | null; readonly std: number | null }>;

/** The watched models (or bare variables: one layer each) as one description, layers in forward order, each once. */
export function describeModel(tracks: readonly Track[], initial: InitialValues): ModelDescription {
  const layers = new Map<LayerLike | object, LayerDescription>();
  for (const track of tracks) {
    const feeds = feedsOf(track.model);
    for (const tracked of track.layers) {
      if (tracked.layer.getClassName() === 'InputLayer' || layers.has(tracked.layer)) continue;
      const inbound = (feeds.get(tracked.layer) ?? []).flatMap((layer) => track.layers.find((other) => other.layer === layer)?.name ?? []);
      layers.set(tracked.layer, describeLayer(track, tracked.layer, tracked.name, tracked.isOutput, inbound, initial));
    }
    if (!track.model)
      for (const { name, variable } of track.variables.values()) layers.set(variable, bareVariable(track, name, variable, initial));
  }
  const described = [...layers.values()];
  const count = (isCounted: (variable: VariableDescription) => boolean): number =>
    described
      .flatMap((layer) => layer.variables)
      .reduce((total, variable) => total + (isCounted(variable) ? sizeOf(variable.shape) : 0), 0);
  const models = tracks.flatMap((track) => track.model ?? []);
  return {
    name: models.map((model) => model.name).join(' + ') || 'variables',
    layers: described,
    inputShapes: models.flatMap((model) => model.inputs.map((input) => [...input.shape])),
    outputShapes: models.flatMap((model) => model.outputs.map((output) => [...output.shape])),
    parameterCount: count(() => true),
    trainableParameterCount: count((variable) => variable.trainable),
  };
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const booleanOrNull = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const recurrent = new Set(['SimpleRNN', 'LSTM', 'GRU', 'RNN', 'ConvLSTM2D', 'Bidirectional']);

function describeLayer(
  track: Track,
  layer: LayerLike,
  name: string,
  isOutput: boolean,
  inboundLayers: readonly string[],
  initial: InitialValues,
): LayerDescription {
  const config = configOf(layer);
  const className = layer.getClassName();
  const isRecurrent = recurrent.has(className);
  const variables = layer.weights.map((weight) => describeVariable(track, weight, initial));
  return {
    name,
    className,
    outputShape: shapeOf(layer),
    parameterCount: variables.reduce((total, variable) => total + sizeOf(variable.shape), 0),
    trainable: variables.length > 0 ? variables.some((variable) => variable.trainable) : layer.trainable,
    units: numberOrNull(config['units']) ?? numberOrNull(config['filters']),
    activation: activationOf(layer),
    useBias: booleanOrNull(config['useBias']),
    dropoutRate: numberOrNull(config['rate']) ?? (numberOrNull(config['dropout']) || null),
    isRegularised:
      (layer.losses?.length ?? 0) > 0 ||
      ['kernelRegularizer', 'biasRegularizer', 'recurrentRegularizer', 'embeddingsRegularizer'].some((key) => Boolean(config[key])),
    kernelInitializer: initializerName(config['kernelInitializer'] ?? config['depthwiseInitializer'] ?? config['embeddingsInitializer']),
    biasInitializer: initializerName(config['biasInitializer']),
    isRecurrent,
    timeSteps: isRecurrent ? timeStepsOf(layer) : null,
    isOutput,
    variables,
    inboundLayers,
  };
}

/** `glorotUniform`, `heNormal` … for the scaled ones, else the class name with a small first letter. */
function initializerName(given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null) return null;
  const { className, config } = given as { className?: unknown; config?: Readonly<Record<string, unknown>> };
  if (typeof className !== 'string') return null;
  if (className === 'VarianceScaling' && config) {
    const family = ({ 'fanAvg 1': 'glorot', 'fanIn 2': 'he', 'fanIn 1': 'leCun' } as Readonly<Record<string, string>>)[
      `${String(config['mode'])} ${String(config['scale'])}`
    ];
    if (family) return family + (config['distribution'] === 'uniform' ? 'Uniform' : 'Normal');
  }
  return className.charAt(0).toLowerCase() + className.slice(1);
}

function describeVariable(track: Track, weight: LayerVariableLike, initial: InitialValues): VariableDescription {
  const variable = weight.read();
  const name = track.context.names.variable(variable);
  const isKernel = /(^|_)(kernel|embeddings)$/.test(name.split('/').at(-1)!) && weight.shape.length >= 2;
  const fans = isKernel ? fansOf(weight.shape, name) : null;
  const { mean, std } = initialOf(track, variable, initial);
  return {
    name,
    shape: [...weight.shape],
    trainable: track.trainable.has(weight),
    isKernel,
    fanIn: fans?.fanIn ?? null,
    fanOut: fans?.fanOut ?? null,
    initialMean: mean,
    initialStd: std,
  };
}

/** Fan-in and fan-out as the initialisers count them: the receptive field times input or output channels. */
function fansOf(shape: readonly number[], name: string): { fanIn: number; fanOut: number } {
  const field = sizeOf(shape.slice(0, -2));
  const [inputs, outputs] = [shape.at(-2)!, shape.at(-1)!];
  if (name.endsWith('depthwise_kernel')) return { fanIn: field, fanOut: field * outputs };
  return { fanIn: field * inputs, fanOut: field * outputs };
}

function initialOf(
  track: Track,
  variable: ReturnType<LayerVariableLike['read']>,
  initial: InitialValues,
): { readonly mean: number | null; readonly std: number | null } {
  let known = initial.get(variable);
  if (!known && track.updates > 0) known = { mean: null, std: null }; // met too late
  if (!known) {
    const [mean, std] = inputStatistics.host([{ values: readValues(track.context.engine, variable), shape: variable.shape }]) as [
      number,
      number,
    ];
    known = { mean: Number.isFinite(mean) ? mean : null, std: Number.isFinite(std) ? std : null };
    initial.set(variable, known);
  }
  return known;
}

function bareVariable(
  track: Track,
  name: string,
  variable: ReturnType<LayerVariableLike['read']>,
  initial: InitialValues,
): LayerDescription {
  const { mean, std } = initialOf(track, variable, initial);
  const isKernel = variable.shape.length >= 2;
  const fans = isKernel ? fansOf(variable.shape, name) : null;
  return {
    name,
    className: 'Variable',
    outputShape: null,
    parameterCount: variable.size,
    trainable: variable.trainable,
    units: null,
    activation: null,
    useBias: null,
    dropoutRate: null,
    isRegularised: false,
    kernelInitializer: null,
    biasInitializer: null,
    isRecurrent: false,
    timeSteps: null,
    isOutput: false,
    variables: [
      {
        name,
        shape: [...variable.shape],
        trainable: variable.trainable,
        isKernel,
        fanIn: fans?.fanIn ?? null,
        fanOut: fans?.fanOut ?? null,
        initialMean: mean,
        initialStd: std,
      },
    ],
    inboundLayers: [],
  };
}

function shapeOf(layer: LayerLike): (number | null)[] | null {
  try {
    const shape = layer.outputShape; // throws for a layer that is shared between inputs of different shapes
    return Array.isArray(shape[0]) ? [...(shape[0] as SymbolicShape)] : [...(shape as SymbolicShape)];
  } catch {
    return null;
  }
}

function timeStepsOf(layer: LayerLike): number | null {
  const shapes = layer.inboundNodes[0]?.inputShapes;
  const shape = Array.isArray(shapes?.[0]) ? (shapes[0] as SymbolicShape) : (shapes as SymbolicShape | undefined);
  return shape?.[1] ?? null;
}

/** For every layer, the layers that feed it, nested models seen through: their inputs are fed by what feeds the model. */
function feedsOf(model: ContainerLike | null): Map<LayerLike, LayerLike[]> {
  const feeds = new Map<LayerLike, LayerLike[]>();
  if (!model) return feeds;
  const visit = (container: ContainerLike, outside: readonly LayerLike[]): void => {
    for (const layer of container.layers) {
      const nodes: readonly GraphNodeLike[] = layer.inboundNodes;
      const before = nodes
        .flatMap((node) => node.inboundLayers)
        .filter((inbound) => container.layers.includes(inbound) || inbound.getClassName() === 'InputLayer');
      const sources = [
        ...new Set(
          before.length === 0
            ? outside
            : before.flatMap((inbound) =>
                inbound.getClassName() === 'InputLayer' ? [...outside] : isContainer(inbound) ? outputLayersOf(inbound) : [inbound],
              ),
        ),
      ];
      if (isContainer(layer)) visit(layer, sources);
      else feeds.set(layer, [...new Set([...(feeds.get(layer) ?? []), ...sources])]);
    }
  };
  visit(model, []);
  return feeds;
}
