import { TunewatchError } from '../../protocol/error-code.ts';
import { printRunSort, type RunSort } from '../../protocol/run-filter.ts';
import type { Connection } from '../connection.ts';
import { clampLimit } from '../cursor.ts';
import { expressionOf, join, sql, type Sql } from './field-expression.ts';
import type { RunsPageQuery } from './history-store.ts';
import { conditionOf } from './run-conditions.ts';

/** One column of an order. */
interface OrderColumn {
  readonly name: string;
  readonly direction: 'ASC' | 'DESC';
}

type CursorValue = string | number | null;

export interface KeyPage {
  /** `runs.key` in order. */
  readonly keys: readonly number[];
  readonly nextCursor: string | null;
}

/** Keys of the runs of one page. Throws `invalid-argument` for a cursor that is not of this question. */
export function findRunKeys({ sqlite }: Connection, query: RunsPageQuery): KeyPage {
  const limit = clampLimit(query.limit);
  const order = orderOf(query.sort, query.isPinnedFirst ?? false);
  const value = isByStart(query.sort) || !query.sort ? sql('NULL AS sorted') : join([expressionOf(query.sort.field as Parameters<typeof expressionOf>[0]), sql('AS sorted')], ' ');
  const inner = join([sql('SELECT runs.key AS key, runs.id AS id, runs.started_at_ms AS started, runs.is_pinned AS pinned,'), value, sql('FROM runs WHERE'), conditionOf(query)], ' ');
  const after = query.cursor === undefined ? sql('1') : isAfter(order, readCursor(query.cursor, query, order.length));
  const asked = join(
    [sql('SELECT * FROM ('), inner, sql(') WHERE'), after, sql(`ORDER BY ${order.map(({ name, direction }) => `${name} ${direction}`).join(', ')} LIMIT ?`, limit + 1)],
    ' ',
  );
  const rows = sqlite.prepare<unknown[], { key: number; id: string; started: number; pinned: number; sorted: CursorValue }>(asked.text).all(...asked.parameters);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const placeOf = (row: NonNullable<typeof last>): CursorValue[] => order.map(({ name }) => (name === 'sorted IS NULL' ? (row.sorted === null ? 1 : 0) : row[name as 'id' | 'started' | 'pinned' | 'sorted']));
  return { keys: shown.map(({ key }) => key), nextCursor: rows.length > limit && last ? writeCursor(query, placeOf(last)) : null };
}

/** How many runs the selection holds, and how many of them run. */
export function countRuns({ sqlite }: Connection, query: RunsPageQuery): { readonly total: number; readonly running: number } {
  const asked = join([sql("SELECT count(*) AS total, coalesce(sum(runs.status = 'running'), 0) AS running FROM runs WHERE"), conditionOf(query)], ' ');
  return sqlite.prepare<unknown[], { total: number; running: number }>(asked.text).get(...asked.parameters)!;
}

function isByStart(sort: RunSort | undefined): boolean {
  return sort === undefined || sort.field.kind === 'started';
}

function orderOf(sort: RunSort | undefined, isPinnedFirst: boolean): readonly OrderColumn[] {
  const pinned: OrderColumn[] = isPinnedFirst ? [{ name: 'pinned', direction: 'DESC' }] : [];
  const direction = sort && !sort.isDescending ? 'ASC' : 'DESC';
  if (isByStart(sort)) return [...pinned, { name: 'started', direction }, { name: 'id', direction }];
  return [...pinned, { name: 'sorted IS NULL', direction: 'ASC' }, { name: 'sorted', direction }, { name: 'started', direction: 'DESC' }, { name: 'id', direction: 'DESC' }];
}

/** True behind the place in that order: equal in the first columns and beyond in the next one. */
function isAfter(order: readonly OrderColumn[], place: readonly CursorValue[]): Sql {
  const ways = order.map(({ name, direction }, index) => {
    const equal = order.slice(0, index).map((before, i) => sql(`(${before.name}) IS ?`, place[i]!));
    return join([...equal, sql(`(${name}) ${direction === 'ASC' ? '>' : '<'} ?`, place[index]!)], ' AND ');
  });
  return join([sql('('), join(ways, ' OR '), sql(')')], '');
}

/** What a cursor belongs to: another order has other places. */
function orderName({ sort, isPinnedFirst = false }: RunsPageQuery): string {
  return `${isPinnedFirst ? 'pinned ' : ''}${sort ? printRunSort(sort) : '-started'}`;
}

function writeCursor(query: RunsPageQuery, place: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([orderName(query), ...place.map((value) => (value === Infinity || value === -Infinity ? { infinite: String(value) } : value))])).toString('base64url');
}

function readCursor(cursor: string, query: RunsPageQuery, length: number): readonly CursorValue[] {
  try {
    const [order, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as readonly unknown[];
    const read = place.map((value) => (typeof value === 'object' && value !== null && 'infinite' in value ? Number(value.infinite) : value));
    const isPlace = (value: unknown): value is CursorValue => value === null || typeof value === 'number' || typeof value === 'string';
    if (order === orderName(query) && read.length === length && read.every(isPlace)) return read;
  } catch {
    // falls through to the one error below
  }
  throw new TunewatchError('invalid-argument', 'The cursor is not one that this server gave out for this order. Begin again without a cursor.');
}
