import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { flatConfig } from '../../protocol/flat-config.ts';
import { numberIn, parseRunFilter, printRunFilter, type FilterOperator, type RunFilter, type RunSort } from '../../protocol/run-filter.ts';
import type { RunField } from '../../protocol/run-field.ts';
import { framed, headerOf, packetOf, startMs, StoreFolder } from '../store.fixture.ts';
import type { RunsSelection } from './history-store.ts';

const folder = new StoreFolder();
afterAll(() => folder.remove());
const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const attemptOf = (index: number) => `01900000-0000-7000-9000-${String(index).padStart(12, '0')}`;

/** Runs with ties, gaps, mixed kinds and values that are not finite. */
const made = Array.from({ length: 60 }, (_, index) => ({
  id: idOf(index),
  name: ['Alpha', 'beta_1', '50 % off', 'δέλτα'][index % 4]!,
  project: ['digits', 'faces'][index % 2]!,
  tags: [[], ['wide'], ['wide', 'deep']][index % 3]!,
  startedAtMs: startMs + Math.floor(index / 3) * 1000,
  config: { ...(index % 5 === 0 ? {} : { rate: [0.1, 0.01, 'auto', 3][index % 4] }), optimizer: { name: ['sgd', 'adam'][index % 2] } },
  losses: index % 7 === 0 ? [] : [index % 11 === 0 ? NaN : 2, [Infinity, NaN, 0.5, 0.25][index % 4]!],
}));
const { runs, series, history } = folder.store;
made.forEach((run, index) => {
  const { id: runId, losses, ...rest } = run;
  runs.openAttempt(headerOf({ ...rest, runId, attemptId: attemptOf(index) }), startMs);
  if (losses.length > 0) series.append(runId, attemptOf(index), [framed(packetOf(1, [0, index], { 'validation/loss': losses }))], startMs + index * 500);
});
history.setArchived([idOf(4), idOf(5)], startMs);
history.setDeleted([idOf(6)], startMs);
history.edit(idOf(10), { isPinned: true });
history.edit(idOf(33), { isPinned: true });

type Obvious = (typeof made)[number] & { readonly index: number };
const all: readonly Obvious[] = made.map((run, index) => ({ ...run, index }));

function valueOf(run: Obvious, field: RunField): number | string | null {
  if (field.kind !== 'config' && 'name' in field && field.name !== 'validation/loss') return null;
  const finite = run.losses.filter(Number.isFinite);
  switch (field.kind) {
    case 'name': return run.name;
    case 'project': return run.project;
    case 'started': return run.startedAtMs;
    case 'steps': return run.losses.length === 0 ? null : run.index + 1;
    case 'config': return flatConfig(run.config).get(field.name) ?? null;
    case 'last': return run.losses.length === 0 || Number.isNaN(run.losses.at(-1)) ? null : run.losses.at(-1)!;
    case 'min': return finite.length > 0 ? Math.min(...finite) : null;
    case 'max': return finite.length > 0 ? Math.max(...finite) : null;
    default: throw new Error(field.kind);
  }
}

function meets(run: Obvious, filter: RunFilter): boolean {
  const { field, operator, value } = filter;
  if (operator === '!=' || operator === '!~') return !meets(run, { field, operator: operator === '!=' ? '=' : '~', value });
  const values = field.kind === 'tag' ? run.tags : [valueOf(run, field)];
  return values.some((its) => {
    if (its === null) return false;
    const number = numberIn(value);
    if (operator === '~') return String(its).toLowerCase().includes(value.toLowerCase());
    if (operator === '=') return its === value || its === number || String(its) === value;
    if (field.kind === 'tag') return false;
    const [left, right] = number === null ? [typeof its === 'string' ? its : null, value] : [typeof its === 'number' ? its : null, number];
    if (left === null) return false;
    return operator === '<' ? left < right : operator === '<=' ? left <= right : operator === '>' ? left > right : left >= right;
  });
}

function compare(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a !== typeof b) return sign * (typeof a === 'number' ? -1 : 1);
  return sign * (typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(b as string)) : a < (b as number) ? -1 : 1);
}

function obvious({ project, text, tag, shelf = 'active', filters = [] }: RunsSelection, sort: RunSort | undefined, isPinnedFirst: boolean): string[] {
  const shelfOf = (run: Obvious) => (run.index === 6 ? 'deleted' : run.index === 4 || run.index === 5 ? 'archived' : 'active');
  const wanted = text?.toLowerCase();
  const found = all.filter(
    (run) =>
      shelfOf(run) === shelf && (project === undefined || run.project === project) && (tag === undefined || run.tags.includes(tag)) &&
      (wanted === undefined || [run.name, run.id, ...run.tags].some((part) => part.toLowerCase().includes(wanted))) && filters.every((filter) => meets(run, filter)),
  );
  const isPinned = ({ index }: Obvious) => Number(index === 10 || index === 33);
  const byStart = (a: Obvious, b: Obvious, sign: number) => compare(a.startedAtMs, b.startedAtMs, sign) || compare(a.id, b.id, sign);
  return [...found]
    .sort((a, b) => (isPinnedFirst ? isPinned(b) - isPinned(a) : 0) || (!sort || sort.field.kind === 'started' ? byStart(a, b, sort && !sort.isDescending ? 1 : -1) : compare(valueOf(a, sort.field), valueOf(b, sort.field), sort.isDescending ? -1 : 1) || byStart(a, b, -1)))
    .map(({ id }) => id);
}

const valued = fc.constantFrom<RunField>({ kind: 'name' }, { kind: 'project' }, { kind: 'started' }, { kind: 'steps' }, { kind: 'config', name: 'rate' }, { kind: 'config', name: 'optimizer.name' }, { kind: 'last', name: 'validation/loss' }, { kind: 'min', name: 'validation/loss' }, { kind: 'max', name: 'validation/loss' }, { kind: 'min', name: 'nothing' });
const operators: readonly FilterOperator[] = ['=', '!=', '<', '<=', '>', '>=', '~', '!~'];
const filter = fc.record({
  field: fc.oneof(valued, fc.constant<RunField>({ kind: 'tag' })),
  operator: fc.constantFrom(...operators),
  value: fc.constantFrom('0.1', '3', 'auto', 'wide', '0.5', 'ALPHA', '50 %', '_', '', '20', 'adam', String(startMs + 9000)),
}).filter(({ field, operator, value }) => !(field.kind === 'started' && Number.isNaN(Number(value))) && !(operator === '~' || operator === '!~' ? ['last', 'min', 'max', 'started', 'steps'].includes(field.kind) && value !== '' : false) && !(value.toLowerCase() === 'alpha' && field.kind === 'config'));

describe('the list of runs', () => {
  it('holds, in order and page by page, what an obvious filter over all runs finds', () => {
    const selection = fc.record({ project: fc.constantFrom('digits', 'nothing'), text: fc.constantFrom('alpha', '50 %', '%', '_', 'wide', '0001'), tag: fc.constantFrom('deep'), shelf: fc.constantFrom('active' as const, 'archived' as const, 'deleted' as const), filters: fc.array(filter, { maxLength: 2 }) }, { requiredKeys: [] });
    const sort = fc.option(fc.record({ field: valued, isDescending: fc.boolean() }), { nil: undefined });
    fc.assert(
      fc.property(selection, sort, fc.boolean(), fc.integer({ min: 1, max: 70 }), (chosen, order, isPinnedFirst, limit) => {
        const ids: string[] = [];
        let cursor: string | undefined;
        do {
          const page = history.list({ ...chosen, ...(order ? { sort: order } : {}), isPinnedFirst, limit, ...(cursor ? { cursor } : {}) });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(ids).toEqual(obvious(chosen, order, isPinnedFirst));
        expect(history.table({ ...chosen, limit: 1 }, []).total).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a cursor of another order', () => {
    const { nextCursor } = history.list({ limit: 2 });
    expect(() => history.list({ limit: 2, cursor: nextCursor!, isPinnedFirst: true })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  it('groups as an obvious count does, also those without a value', () => {
    const count = (values: (string | null)[]) => values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map<string | null, number>());
    const active = all.filter(({ index }) => ![4, 5, 6].includes(index));
    const grouped = (by: RunField) => new Map(history.groups({}, by).map(({ value, runs: own }) => [value, own]));
    expect(grouped({ kind: 'config', name: 'optimizer.name' })).toEqual(count(active.map((run) => run.config.optimizer.name!)));
    expect(grouped({ kind: 'tag' })).toEqual(count(active.flatMap((run): (string | null)[] => (run.tags.length > 0 ? run.tags : [null]))));
    expect(grouped({ kind: 'config', name: 'rate' }).get(null)).toBe(active.filter((run) => run.index % 5 === 0).length);
  });

  it('names every field once', () => {
    expect(history.fields()).toEqual({ projects: ['digits', 'faces'], metrics: ['validation/loss'], config: ['optimizer.name', 'rate'], tags: ['deep', 'wide'] });
  });
});

describe('a condition', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(valued, fc.constantFrom(...operators), fc.string(), (field, operator, value) => {
        const written: RunFilter = { field, operator, value };
        expect(parseRunFilter(printRunFilter(written))).toEqual(written);
      }),
    );
  });
  it.each([['status=failed', { field: { kind: 'status' }, operator: '=', value: 'failed' }], ['min:validation/loss<0.3', { field: { kind: 'min', name: 'validation/loss' }, operator: '<', value: '0.3' }], ['config:a b >= 3', { field: { kind: 'config', name: 'a b' }, operator: '>=', value: '3' }]])('%s', (text, read) => expect(parseRunFilter(text)).toEqual(read));
  it.each(['', 'steps', 'nothing = 3', 'config: = 3', '; DROP TABLE runs'])('"%s" is none', (text) => expect(parseRunFilter(text)).toBeNull());
});
