import { isHigherBetter } from '../../lib/protocol/best-validation.ts';
import { printRunField, type RunField } from '../../lib/protocol/run-field.ts';
import type { RunRow } from '../../lib/protocol/run-table.ts';
import type { Dictionary } from '../_words/dictionary.ts';

/** A column of the table: its head, and what it is sorted by. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly sortField: RunField | null;
  /** A grid track. */
  readonly width: string;
}

/** The usual columns and the chosen ones after them. */
export function tableColumns(chosen: readonly RunField[], rows: readonly RunRow[], words: Dictionary): readonly TableColumn[] {
  const { columns } = words.runs;
  const best = rows.find((row) => row.best)?.best?.name;
  return [
    { id: 'status', label: columns.status, sortField: { kind: 'status' }, width: '6.5rem' },
    { id: 'run', label: columns.run, sortField: { kind: 'name' }, width: 'minmax(10rem,1.2fr)' },
    { id: 'verdict', label: columns.verdict, sortField: { kind: 'critical' }, width: 'minmax(9rem,1.4fr)' },
    { id: 'loss', label: columns.loss, sortField: { kind: 'last', name: 'train/loss' }, width: '9.5rem' },
    { id: 'validation', label: columns.validation, sortField: best ? { kind: isHigherBetter(best) ? 'max' : 'min', name: best } : null, width: '9rem' },
    { id: 'progress', label: columns.progress, sortField: { kind: 'steps' }, width: '8rem' },
    { id: 'duration', label: columns.duration, sortField: { kind: 'duration' }, width: '7.5rem' },
    { id: 'incidents', label: columns.incidents, sortField: { kind: 'incidents' }, width: '5.5rem' },
    ...chosen.map((field) => ({ id: printRunField(field), label: labelOf(field, words), sortField: field.kind === 'tag' || field.kind === 'notes' ? null : field, width: '8.5rem' })),
    { id: 'tags', label: columns.tags, sortField: null, width: 'minmax(6rem,1fr)' },
  ];
}

/** What a field is called on the screen. */
export function labelOf(field: RunField, words: Dictionary): string {
  if (field.kind === 'config') return field.name;
  if ('name' in field) return `${field.name} ${words.history.parts[field.kind]}`;
  return field.kind;
}
