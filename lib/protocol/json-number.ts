import type { JsonNumber } from './resource.ts';

/** The number as JSON can carry it: NaN, Infinity and -Infinity become strings of those names. */
export function toJsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** The number behind its JSON form. */
export function fromJsonNumber(value: JsonNumber): number {
  return Number(value);
}
