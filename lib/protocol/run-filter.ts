import { parseRunField, printRunField, type RunField } from './run-field.ts';

export const filterOperators = ['=', '!=', '<', '<=', '>', '>=', '~', '!~'] as const;
/** `~` asks for a part of a text, whatever the case of ASCII letters. */
export type FilterOperator = (typeof filterOperators)[number];

/**
 * One condition on runs. A run without a value of the field meets `!=` and `!~` and no other. Two numbers are compared as
 * numbers, anything else as text.
 */
export interface RunFilter {
  readonly field: RunField;
  readonly operator: FilterOperator;
  readonly value: string;
}

/** Most conditions of one question. */
export const mostFilters = 20;

const expression = /^(.+?)\s+(=|!=|<=|>=|<|>|~|!~)\s+(.*)$/s;
const tight = /^([a-z]+(?::[\w./-]+)?)(=|!=|<=|>=|<|>|~|!~)(.*)$/s;

/** The condition of a text such as `config:learningRate >= 0.01` or `status=failed`; `null` when it is none. */
export function parseRunFilter(text: string): RunFilter | null {
  const match = expression.exec(text.trim()) ?? tight.exec(text.trim());
  const field = match && parseRunField(match[1]!);
  if (!field) return null;
  return { field, operator: match[2] as FilterOperator, value: unquoted(match[3]!.trim()) };
}

/** The text of a condition; `parseRunFilter` reads it back. */
export function printRunFilter({ field, operator, value }: RunFilter): string {
  const isPlain = value !== '' && value.trim() === value && !/^["']/.test(value);
  return `${printRunField(field)} ${operator} ${isPlain ? value : JSON.stringify(value)}`;
}

function unquoted(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

/** The number a text writes; `null` for one that is none. */
export function numberIn(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

/** How runs are ordered; a run without a value comes last either way, equal ones newest first. */
export interface RunSort {
  readonly field: RunField;
  readonly isDescending: boolean;
}

/** The order of a text: a field, with `-` before it for the largest first. `null` when it is none. */
export function parseRunSort(text: string): RunSort | null {
  const field = parseRunField(text.replace(/^-/, ''));
  return field && field.kind !== 'tag' && field.kind !== 'notes' ? { field, isDescending: text.startsWith('-') } : null;
}

export function printRunSort({ field, isDescending }: RunSort): string {
  return `${isDescending ? '-' : ''}${printRunField(field)}`;
}
