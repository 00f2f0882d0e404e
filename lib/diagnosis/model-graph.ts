import type { LayerDescription, ModelDescription } from '../protocol/description.ts';

/** Layers that are an affine map of their input followed by their activation. */
export function isAffine(layer: LayerDescription): boolean {
  return /^(Dense|Conv1D|Conv2D|Conv3D|Conv2DTranspose|Conv3DTranspose|SeparableConv1D|SeparableConv2D|DepthwiseConv2D)$/.test(layer.className);
}

export function isConvolution(layer: LayerDescription): boolean {
  return isAffine(layer) && layer.className !== 'Dense';
}

export function isNormalisation(layer: LayerDescription): boolean {
  return /^(Batch|Layer|Group|Instance|RMS)Norm(alization)?/i.test(layer.className);
}

/** Layers through which values pass without a nonlinearity. */
export function isLinearPassage(layer: LayerDescription): boolean {
  if (/^(Dropout|SpatialDropout1D|GaussianNoise|Flatten|Reshape|Permute|RepeatVector|ZeroPadding2D|Cropping2D|UpSampling2D|AveragePooling[123]D|GlobalAveragePooling[12]D)$/.test(layer.className)) return true;
  return isNormalisation(layer) || (layer.className === 'Activation' && layer.activation === 'linear');
}

/** Name of the activation a layer applies, in lower camel case: its own, or the one its class is; `null` when it cannot be told. */
export function activationOf(layer: LayerDescription): string | null {
  if (/^(ReLU|LeakyReLU|ELU|PReLU|Softmax|ThresholdedReLU)$/.test(layer.className)) return layer.className === 'ReLU' ? 'relu' : layer.className[0]!.toLowerCase() + layer.className.slice(1);
  return layer.activation;
}

/** Layers fed by this one, in model order. */
export function followersOf(model: ModelDescription, layer: LayerDescription): readonly LayerDescription[] {
  return model.layers.filter((other) => other.inboundLayers.includes(layer.name));
}

/** What the loss looks at: an output layer, its activation, and how many units it has. */
export interface OutputHead {
  readonly layer: LayerDescription;
  readonly activation: string | null;
  readonly units: number | null;
}

/** The model's outputs in order. A trailing `Activation` or `Softmax` layer is read together with the layer that feeds it. */
export function outputHeads(model: ModelDescription): readonly OutputHead[] {
  return model.layers
    .filter((layer) => layer.isOutput)
    .map((layer) => ({ layer, activation: activationOf(layer), units: layer.units ?? layer.outputShape?.at(-1) ?? null }));
}

/** First layer that computes on the input, leaving out `InputLayer`; `null` when the model has none. */
export function firstLayer(model: ModelDescription | null): LayerDescription | null {
  return model?.layers.find((layer) => layer.className !== 'InputLayer') ?? null;
}
