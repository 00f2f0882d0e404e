import { isContainer, type ContainerLike, type LayerLike } from './tensorflow.ts';

/** One layer that computes something, with the innermost model it stands in. */
export interface PlacedLayer {
  readonly layer: LayerLike;
  readonly container: ContainerLike;
}

/** The layers of a model in forward order, those of nested models in the place of the model; each object once. */
export function walkLayers(model: ContainerLike): PlacedLayer[] {
  const placed: PlacedLayer[] = [];
  const seen = new Set<LayerLike>();
  const visit = (container: ContainerLike): void => {
    for (const layer of container.layers) {
      if (seen.has(layer)) continue;
      seen.add(layer);
      if (isContainer(layer)) visit(layer);
      else placed.push({ layer, container });
    }
  };
  visit(model);
  return placed;
}

/** The layers whose outputs are the model's outputs; where a nested model is last, its own. */
export function outputLayersOf(model: ContainerLike): LayerLike[] {
  const outputs = model.outputLayers?.length ? model.outputLayers : model.layers.slice(-1);
  return outputs.flatMap((layer) => (isContainer(layer) ? outputLayersOf(layer) : [layer]));
}

const passThrough = new Set([
  'InputLayer',
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'AlphaDropout',
  'GaussianDropout',
  'GaussianNoise',
  'ActivityRegularization',
  'Flatten',
  'Reshape',
  'Permute',
  'RepeatVector',
  'Masking',
  'Concatenate',
  'ZeroPadding2D',
  'Cropping2D',
  'UpSampling2D',
  'MaxPooling1D',
  'MaxPooling2D',
  'MaxPooling3D',
  'AveragePooling1D',
  'AveragePooling2D',
  'AveragePooling3D',
  'GlobalMaxPooling1D',
  'GlobalMaxPooling2D',
  'GlobalAveragePooling1D',
  'GlobalAveragePooling2D',
  'Rescaling',
  'Resizing',
  'CenterCrop',
  'RandomWidth',
  'CategoryEncoding',
]);

/** False for layers that only move, drop or pool what the layer before them computed: their statistics would say the same twice. */
export const hasOwnActivations = (layer: LayerLike): boolean => !passThrough.has(layer.getClassName());

const modeDependent = new Set([
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'AlphaDropout',
  'GaussianDropout',
  'GaussianNoise',
  'BatchNormalization',
]);

/** True for layers that do something else in training than in inference. */
export const isModeDependent = (layer: LayerLike): boolean =>
  modeDependent.has(layer.getClassName()) || Number(configOf(layer)['dropout'] ?? 0) > 0;

const activationLayers: Readonly<Record<string, string>> = {
  ReLU: 'relu',
  LeakyReLU: 'leakyRelu',
  PReLU: 'prelu',
  ELU: 'elu',
  ThresholdedReLU: 'thresholdedRelu',
  Softmax: 'softmax',
};

/** Activation of a layer as TF.js names it, `null` when it has none or cannot say. */
export function activationOf(layer: LayerLike): string | null {
  const named = activationLayers[layer.getClassName()];
  if (named !== undefined) return named;
  const { activation } = configOf(layer);
  return typeof activation === 'string' ? activation : null;
}

/** The configuration of a layer; of the wrapped layer for TimeDistributed and Bidirectional. Empty when it throws (custom layers may). */
export function configOf(layer: LayerLike): Readonly<Record<string, unknown>> {
  try {
    const config = layer.getConfig();
    const inner = config['layer'];
    if (typeof inner === 'object' && inner !== null && 'config' in inner)
      return { ...(inner.config as Record<string, unknown>), ...withoutInner(config) };
    return config;
  } catch {
    return {};
  }
}

function withoutInner({ layer: _inner, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return rest;
}
