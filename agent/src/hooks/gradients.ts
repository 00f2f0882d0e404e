import type { GradientMap, NamedGradient, TensorLike } from './tensorflow.ts';

export interface Gradient {
  /** Name TF.js knows the variable under. */
  readonly name: string;
  readonly tensor: TensorLike;
}

/** What TF.js calls the gradients of an update: a map by variable name, or a list. */
export type Gradients = GradientMap | readonly NamedGradient[];

/** The gradients of a map or list, those of unconnected variables (`null`) left out. */
export function gradientsIn(gradients: Gradients): Gradient[] {
  const named: readonly (readonly [string, TensorLike | null | undefined])[] = Array.isArray(gradients)
    ? (gradients as readonly NamedGradient[]).map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients as GradientMap);
  return named.flatMap(([name, tensor]) => (tensor ? [{ name, tensor }] : []));
}
