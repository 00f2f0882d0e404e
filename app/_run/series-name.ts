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
