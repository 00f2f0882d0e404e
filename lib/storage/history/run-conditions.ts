import { numberIn, type RunFilter } from '../../protocol/run-filter.ts';
import { expressionOf, join, sql, type Sql } from './field-expression.ts';
import type { RunsSelection } from './history-store.ts';

/** The condition that selects the runs; `1` selects all. */
export function conditionOf(selection: RunsSelection): Sql {
  const { project, status, text, tag, shelf = 'active', filters = [] } = selection;
  const pieces: Sql[] = [shelves[shelf]];
  if (project !== undefined) pieces.push(sql('runs.project = ?', project));
  if (status !== undefined) pieces.push(sql('runs.status = ?', status));
  if (tag !== undefined) pieces.push(tagMeets('json_each.value = ?', tag));
  if (text) pieces.push(textMeets(text));
  return join([...pieces, ...filters.map(filterMeets)], ' AND ');
}

const shelves: Readonly<Record<NonNullable<RunsSelection['shelf']>, Sql>> = {
  active: sql('runs.deleted_at_ms IS NULL AND runs.archived_at_ms IS NULL'),
  archived: sql('runs.deleted_at_ms IS NULL AND runs.archived_at_ms IS NOT NULL'),
  deleted: sql('runs.deleted_at_ms IS NOT NULL'),
};

/** The pattern that finds a text anywhere. */
function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function tagMeets(condition: string, value: string): Sql {
  return sql(`EXISTS (SELECT 1 FROM json_each(runs.tags) WHERE ${condition})`, value);
}

function textMeets(text: string): Sql {
  const pattern = anywhere(text);
  const like = "LIKE ? ESCAPE '\\'";
  return sql(
    `(runs.name ${like} OR runs.id ${like} OR runs.notes ${like} OR EXISTS (SELECT 1 FROM json_each(runs.tags) WHERE json_each.value ${like}))`,
    ...[pattern, pattern, pattern, pattern],
  );
}

/** One condition; a run without a value meets `!=` and `!~` and no other. */
function filterMeets({ field, operator, value }: RunFilter): Sql {
  if (operator === '!=') return not(filterMeets({ field, operator: '=', value }));
  if (operator === '!~') return not(filterMeets({ field, operator: '~', value }));
  if (field.kind === 'tag') {
    if (operator === '=') return tagMeets('json_each.value = ?', value);
    return operator === '~' ? tagMeets("json_each.value LIKE ? ESCAPE '\\'", anywhere(value)) : sql('0');
  }
  const its = expressionOf(field);
  const asText: Sql = { ...its, text: `CAST(${its.text} AS TEXT)` };
  if (operator === '~') return join([asText, sql("LIKE ? ESCAPE '\\'", anywhere(value))], ' ');
  const number = numberIn(value) ?? (field.kind === 'started' ? numberIn(String(Date.parse(value))) : null);
  if (operator === '=') {
    const sameText = join([asText, sql('= ?', value)], ' ');
    return number === null ? sameText : join([sql('('), its, sql('= ? OR', number), sameText, sql(')')], ' ');
  }
  const kind: Sql = { ...its, text: `typeof(${its.text})` };
  if (number !== null) return join([sql('('), kind, sql("IN ('integer', 'real') AND"), its, sql(`${operator} ?)`, number)], ' ');
  return join([sql('('), kind, sql("= 'text' AND"), its, sql(`${operator} ?)`, value)], ' ');
}

function not(condition: Sql): Sql {
  return { ...condition, text: `((${condition.text}) IS NOT 1)` };
}
