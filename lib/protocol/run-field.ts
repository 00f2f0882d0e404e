/** What runs can be sorted, filtered, grouped by and shown with. In text: `steps`, `min:validation/loss`, `config:learningRate`. */
export type RunField =
  | { readonly kind: PlainField }
  | { readonly kind: MetricPart; readonly name: string }
  | { readonly kind: 'config'; readonly name: string };

export const plainFields = ['name', 'id', 'project', 'status', 'tag', 'notes', 'started', 'duration', 'steps', 'incidents', 'critical', 'pinned'] as const;
export type PlainField = (typeof plainFields)[number];

/** Newest value of a metric, and its extremes over all finite values. */
export const metricParts = ['last', 'min', 'max'] as const;
export type MetricPart = (typeof metricParts)[number];

const named = [...metricParts, 'config'] as const;

/** The field a text names; `null` when it names none. */
export function parseRunField(text: string): RunField | null {
  const plain = plainFields.find((field) => field === text);
  if (plain) return { kind: plain };
  const at = text.indexOf(':');
  const kind = named.find((prefix) => prefix === text.slice(0, at));
  const name = text.slice(at + 1);
  return kind && name !== '' ? { kind, name } : null;
}

/** The text that names a field; `parseRunField` reads it back. */
export function printRunField(field: RunField): string {
  return 'name' in field ? `${field.kind}:${field.name}` : field.kind;
}
