import type { RunField } from '../../protocol/run-field.ts';
import type { RunFields, RunGroup } from '../../protocol/run-table.ts';
import type { Connection } from '../connection.ts';
import { expressionOf, join, sql } from './field-expression.ts';
import type { RunsSelection } from './history-store.ts';
import { conditionOf } from './run-conditions.ts';

/** Most names of a kind, and most groups. */
const mostNames = 500;
const mostGroups = 200;

/** The different values of an indexed column, by jumping from one to the next instead of reading all. */
function distinct({ sqlite }: Connection, table: string, column: string): readonly string[] {
  return sqlite
    .prepare<[], { name: string }>(
      `WITH RECURSIVE names(name) AS (
         SELECT min(${column}) FROM ${table}
         UNION ALL SELECT (SELECT min(${column}) FROM ${table} WHERE ${column} > names.name) FROM names WHERE names.name IS NOT NULL
       ) SELECT name FROM names WHERE name IS NOT NULL LIMIT ${mostNames}`,
    )
    .all()
    .map(({ name }) => name);
}

export function readProjects(connection: Connection): readonly string[] {
  return distinct(connection, 'runs', 'project');
}

/** What the runs of the server can be asked for. */
export function readFields(connection: Connection): RunFields {
  const tags = connection.sqlite
    .prepare<[], { value: string }>(`SELECT DISTINCT json_each.value AS value FROM runs, json_each(runs.tags) WHERE runs.deleted_at_ms IS NULL ORDER BY 1 LIMIT ${mostNames}`)
    .all()
    .map(({ value }) => String(value));
  return { projects: readProjects(connection), metrics: distinct(connection, 'run_metrics', 'name'), config: distinct(connection, 'run_config', 'name'), tags };
}

/** Runs by what they share, the largest groups first. A run with several tags is in the group of each. */
export function readGroups({ sqlite }: Connection, selection: RunsSelection, by: RunField): readonly RunGroup[] {
  const value = by.kind === 'tag' ? sql('tags.value') : expressionOf(by);
  const asked = join(
    [
      join([sql('SELECT CAST('), value, sql('AS TEXT) AS value, count(*) AS runs,')], ' '),
      sql("sum(runs.status = 'running') AS running, max(runs.started_at_ms) AS newestStartedAtMs,"),
      join([sql('sum('), expressionOf({ kind: 'incidents' }), sql(') AS openIncidents FROM runs')], ''),
      sql(by.kind === 'tag' ? 'LEFT JOIN json_each(runs.tags) AS tags' : ''),
      sql('WHERE'),
      conditionOf(selection),
      sql('GROUP BY 1 ORDER BY runs DESC, 1 LIMIT ?', mostGroups),
    ],
    ' ',
  );
  return sqlite.prepare<unknown[], RunGroup>(asked.text).all(...asked.parameters);
}
