import type { LayerDescription, ModelDescription, VariableDescription } from '../protocol/description.ts';

/** Hidden activations that flatten out on both sides. */
export const saturatingActivations: readonly string[] = ['sigmoid', 'tanh', 'hardSigmoid', 'hard_sigmoid', 'softsign', 'softmax'];

/** Layers between input and output that transform features (have a kernel and an activation of their own), in forward order. */
export function hiddenLayers(model: ModelDescription | null): readonly LayerDescription[] {
  return model?.layers.filter((layer) => !layer.isOutput && layer.variables.some((variable) => variable.isKernel)) ?? [];
}

/** Activation that acts on the layer's output: its own, or that of a following `Activation`, `ReLU` … layer; `null` when unknown. */
export function effectiveActivation(model: ModelDescription, layer: LayerDescription): string | null {
  if (layer.activation !== null && layer.activation !== 'linear') return layer.activation;
  const next = model.layers.filter((other) => other.inboundLayers.includes(layer.name));
  const shaped = next.find((other) => /^(Activation|ReLU|LeakyReLU|ELU|PReLU|Softmax|ThresholdedReLU)$/.test(other.className));
  if (shaped === undefined) return layer.activation;
  return shaped.className === 'Activation' ? shaped.activation : shaped.className;
}

/** The layer a variable or layer name belongs to. */
export function layerOfSubject(model: ModelDescription | null, subject: string): LayerDescription | null {
  return model?.layers.find((layer) => layer.name === subject || layer.variables.some((variable) => variable.name === subject)) ?? null;
}

/** True when a subject of a per-variable series is a kernel: by the description, else by its name. A second watched model's subjects end in `@<model>`. */
export function isKernelSubject(model: ModelDescription | null, subject: string): boolean {
  return (model === null ? undefined : kernelsByName(model).get(subject)) ?? !/(^|\/)(bias|beta|gamma|moving_mean|moving_variance)\w*(@[^/]*)?$/i.test(subject);
}

const kernelNames = new WeakMap<ModelDescription, ReadonlyMap<string, boolean>>(); // asked for every series at every evaluation
function kernelsByName(model: ModelDescription): ReadonlyMap<string, boolean> {
  const known = kernelNames.get(model);
  if (known !== undefined) return known;
  const names = new Map(model.layers.flatMap((layer) => layer.variables.map((variable) => [variable.name, variable.isKernel] as const)));
  kernelNames.set(model, names);
  return names;
}

/**
 * Initial standard deviation of a kernel over what variance scaling asks for: √(2/fan-in) for rectifiers,
 * √(2/(fan-in + fan-out)) otherwise. `null` when it cannot be told.
 *
 * @source He et al. (2015), arXiv 1502.01852; Glorot and Bengio (AISTATS 2010).
 */
export function initialScaleRatio(variable: VariableDescription, activation: string | null): number | null {
  const { fanIn, fanOut, initialStd } = variable;
  if (initialStd === null || fanIn === null || !(fanIn > 0)) return null;
  const isRectifier = activation !== null && /relu|elu|swish|mish|gelu/i.test(activation);
  const wanted = isRectifier || fanOut === null ? Math.sqrt(2 / fanIn) : Math.sqrt(2 / (fanIn + fanOut));
  const ratio = initialStd / wanted;
  return Number.isFinite(ratio) ? ratio : null;
}
