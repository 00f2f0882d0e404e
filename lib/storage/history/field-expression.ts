import type { RunField } from '../../protocol/run-field.ts';

/** A piece of SQL with its parameters, in order. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly (string | number | null)[];
}

export function sql(text: string, ...parameters: Sql['parameters']): Sql {
  return { text, parameters };
}

/** The pieces between `separator`s. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map(({ text }) => text).join(separator), parameters: pieces.flatMap(({ parameters }) => parameters) };
}

const openIncidents = "SELECT count(*) FROM incidents WHERE incidents.run_key = runs.key AND incidents.state = 'firing'";

const plain: Readonly<Record<Exclude<RunField['kind'], 'last' | 'min' | 'max' | 'config' | 'tag'>, string>> = {
  name: 'runs.name',
  id: 'runs.id',
  project: 'runs.project',
  status: 'runs.status',
  notes: 'runs.notes',
  started: 'runs.started_at_ms',
  duration: '(coalesce(runs.ended_at_ms, runs.last_seen_at_ms) - runs.started_at_ms) / 1000.0',
  steps: 'runs.last_step + 1',
  incidents: `(${openIncidents})`,
  critical: `(${openIncidents} AND incidents.severity = 'critical')`,
  pinned: 'runs.is_pinned',
};

/** The one value of a run under a field; NULL where it has none. A tag is no such value: a run has several. */
export function expressionOf(field: Exclude<RunField, { readonly kind: 'tag' }>): Sql {
  switch (field.kind) {
    case 'last':
    case 'min':
    case 'max':
      return sql(`(SELECT run_metrics.${field.kind} FROM run_metrics WHERE run_metrics.run_key = runs.key AND run_metrics.name = ?)`, field.name);
    case 'config':
      return sql('(SELECT coalesce(run_config.number, run_config.text) FROM run_config WHERE run_config.run_key = runs.key AND run_config.name = ?)', field.name);
    default:
      // The unary plus takes the column's affinity away: numbers stay numbers, text stays text.
      return sql(`(+${plain[field.kind as keyof typeof plain]})`);
  }
}
