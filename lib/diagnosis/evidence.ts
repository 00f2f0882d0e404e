import type { Evidence, JsonNumber } from '../protocol/resource.ts';
import type { Finding } from './rule.ts';

/** The number as JSON can carry it. */
export function jsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
}

/** The number a JSON form stands for; NaN when there is none. */
export function plainNumber(value: JsonNumber | null | undefined): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}

/** One line of evidence from plain numbers. */
export function evidence(
  signal: string,
  value: number,
  threshold: number | null,
  unit: string,
  more: { readonly baseline?: number | null; readonly step?: number } = {},
): Evidence {
  return {
    signal,
    value: jsonNumber(value),
    threshold: threshold === null ? null : jsonNumber(threshold),
    ...(more.baseline === undefined || more.baseline === null ? {} : { baseline: jsonNumber(more.baseline) }),
    unit,
    ...(more.step === undefined ? {} : { step: more.step }),
  };
}

/** The finding's evidence read from `signal` (or from a member of the family `signal/…`), `undefined` when it has none. */
export function evidenceFrom(finding: Finding, signal: string): Evidence | undefined {
  return finding.evidence.find((item) => item.signal === signal || item.signal.startsWith(`${signal}/`));
}
