import type { ModelDescription } from '../../lib/protocol/description.ts';
import type { ValueUnit } from '../_charts/chart-types.ts';

/** Families of per-layer signals, in the order in which they are offered. */
export const layerSignals = [
  'gradient-norm', 'update-ratio', 'activation-dead-ratio', 'activation-zero-ratio', 'activation-saturated-ratio', 'activation-mean', 'activation-std',
  'weight-norm', 'gradient-mean-abs', 'gradient-zero-ratio', 'gradient-non-finite',
] as const;
export type LayerSignal = (typeof layerSignals)[number];

/** The family and the layer or variable of a per-layer series, `null` for any other. */
export function layerSeries(name: string): { readonly signal: LayerSignal; readonly subject: string } | null {
  const at = name.indexOf('/');
  const signal = layerSignals.find((known) => known === name.slice(0, at));
  return signal && at > 0 && at < name.length - 1 ? { signal, subject: name.slice(at + 1) } : null;
}

/** The layer a variable belongs to: all but the last part of its path; a bare name is its own layer. */
export function layerOf(subject: string): string {
  const at = subject.lastIndexOf('/');
  return at > 0 ? subject.slice(0, at) : subject;
}

/** How the numbers of a series are written, told from its name. */
export function unitOf(name: string): ValueUnit {
  const own = name.startsWith('system/') ? name.replace(/\/\d+$/, '') : (layerSeries(name)?.signal ?? name);
  if (own.endsWith('-ratio') || /^(train|validation)\/(accuracy|acc|precision|recall|f1|auc)$/.test(own)) return 'ratio';
  if (own.endsWith('-bytes')) return 'bytes';
  if (own.endsWith('-ms')) return 'milliseconds';
  if (own.endsWith('-per-second')) return 'per-second';
  if (own.endsWith('-celsius')) return 'celsius';
  if (own.endsWith('-watts')) return 'watts';
  return 'number';
}

const besideKernels = /(^|\/)(bias|beta|gamma|moving_mean|moving_variance)$/;

/**
 * True when the norms of a variable say something beside those of other layers: kernels do; biases and normalisation do not,
 * because they begin at 0 or 1. Told from the model's description where it knows the variable, else from the name.
 */
export function isComparable(variable: string, model: ModelDescription | null): boolean {
  return (model && kernelsOf(model).get(variable)) ?? !besideKernels.test(variable);
}

const kernels = new WeakMap<ModelDescription, ReadonlyMap<string, boolean>>();

/** For every variable of the model whether it is a kernel; made once per model. */
function kernelsOf(model: ModelDescription): ReadonlyMap<string, boolean> {
  let known = kernels.get(model);
  if (!known) kernels.set(model, (known = new Map(model.layers.flatMap((layer) => layer.variables.map(({ name, isKernel }) => [name, isKernel] as const)))));
  return known;
}

/** The series of one per-layer signal, in model order, without variables that cannot be compared. */
export function seriesOf(names: readonly string[], signal: LayerSignal, model: ModelDescription | null): readonly string[] {
  const own = names.filter((name) => layerSeries(name)?.signal === signal);
  return signal.startsWith('activation') ? own : own.filter((name) => isComparable(name.slice(signal.length + 1), model));
}
