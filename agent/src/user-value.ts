/** What the user gave to `log` under a name. */
export type UserValue =
  | { readonly kind: 'number'; readonly value: number }
  /** A tensor with one element, read on the spot: that waits for the backend, so it is worth a word. */
  | { readonly kind: 'tensor'; readonly value: number }
  | { readonly kind: 'refused'; readonly what: string };

/** The number in `value`; NaN and ±Infinity are numbers. Throws only what reading a tensor throws (disposed, lost backend). */
export function readUserValue(value: unknown): UserValue {
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'bigint') return { kind: 'number', value: Number(value) };
  if (isScalarTensor(value)) {
    const read = value.dataSync()[0];
    return typeof read === 'number' ? { kind: 'tensor', value: read } : { kind: 'refused', what: 'a tensor without numbers' };
  }
  if (value === null) return { kind: 'refused', what: 'null' };
  if (typeof value === 'string') return { kind: 'refused', what: `the text "${value.slice(0, 40)}"` };
  if (typeof value !== 'object') return { kind: 'refused', what: `a ${typeof value}` };
  if ('dataSync' in value) return { kind: 'refused', what: 'a tensor of more than one number' };
  return { kind: 'refused', what: Array.isArray(value) ? 'a list' : 'an object' };
}

function isScalarTensor(value: unknown): value is { dataSync(): ArrayLike<unknown> } {
  if (typeof value !== 'object' || value === null) return false;
  const { dataSync, size } = value as { dataSync?: unknown; size?: unknown };
  return typeof dataSync === 'function' && size === 1;
}
