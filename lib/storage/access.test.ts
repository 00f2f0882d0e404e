import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreFolder } from './store.fixture.ts';

let folder: StoreFolder;
beforeEach(() => (folder = new StoreFolder()));
afterEach(() => folder.remove());

it('tokens are found by their hash until they are revoked, and note their use', () => {
  const { tokens } = folder.store;
  const token = { id: 't1', name: 'laptop', scope: 'agent' as const, createdAtMs: 5 };
  expect(tokens.create({ ...token, sha256: 'hash-1' })).toEqual({ ...token, project: null, expiresAtMs: null, lastUsedAtMs: null, revokedAtMs: null });
  expect(() => tokens.create({ ...token, id: 't2', sha256: 'hash-1' })).toThrow('UNIQUE');
  expect(tokens.findByHash('hash-2', 1)).toBeNull();
  expect(tokens.findByHash('hash-1', 100_000)).toMatchObject({ id: 't1', lastUsedAtMs: 100_000 });
  expect(tokens.findByHash('hash-1', 100_001)).toMatchObject({ lastUsedAtMs: 100_000 });
  expect(tokens.revoke('t1', 7)).toBe(true);
  expect(tokens.revoke('t1', 8)).toBe(false);
  expect(tokens.revoke('nobody', 8)).toBe(false);
  expect(tokens.findByHash('hash-1', 200_000)).toBeNull();
  folder.close();
  expect(folder.store.tokens.list()).toEqual([{ ...token, project: null, expiresAtMs: null, lastUsedAtMs: 100_000, revokedAtMs: 7 }]);
});

it('rule settings are kept per project', () => {
  const { ruleSettings } = folder.store;
  ruleSettings.set('digits', 'loss-spike', { isOff: true, parameters: {} });
  ruleSettings.set('digits', 'loss-spike', { isOff: false, parameters: { factor: 4 } });
  ruleSettings.set('other', 'loss-plateau', { isOff: true, parameters: {} });
  folder.close();
  expect(folder.store.ruleSettings.ofProject('digits')).toEqual({ 'loss-spike': { isOff: false, parameters: { factor: 4 } } });
  expect(folder.store.ruleSettings.ofProject('nobody')).toEqual({});
});

it('what people did is listed newest first', () => {
  const { audit } = folder.store;
  const entry = (atMs: number, subject: string) => ({ atMs, actor: 'local', verb: 'acknowledge-incident', subject });
  for (const [atMs, subject] of [[1, 'a'], [2, 'b'], [3, 'a']] as const) audit.record(entry(atMs, subject));
  expect(audit.list({ limit: 2 })).toEqual([entry(3, 'a'), entry(2, 'b')]);
  expect(audit.list({ subject: 'a', limit: 9 })).toEqual([entry(3, 'a'), entry(1, 'a')]);
});

it('a token with an end is found until then', () => {
  const { tokens } = folder.store;
  tokens.create({ id: 't1', name: 'weekend', scope: 'agent', project: 'digits', createdAtMs: 0, expiresAtMs: 1_000, sha256: 'hash-1' });
  expect(tokens.findByHash('hash-1', 999)).toMatchObject({ project: 'digits', expiresAtMs: 1_000 });
  expect(tokens.findByHash('hash-1', 1_000)).toBeNull();
});

it('what people did is read page by page, entries of the same time too, and filtered', () => {
  const { audit } = folder.store;
  for (const [actor, verb, subject] of [['ada', 'pin', '1'], ['bo', 'pin', '2'], ['ada', 'tag', '3'], ['ada', 'pin', '4']] as const) audit.record({ atMs: 5, actor, verb, subject });
  const first = audit.page({ limit: 3 });
  expect(first.items.map(({ subject }) => subject)).toEqual(['4', '3', '2']);
  const second = audit.page({ limit: 3, cursor: first.nextCursor! });
  expect([second.items.map(({ subject }) => subject), second.nextCursor]).toEqual([['1'], null]);
  expect(audit.page({ actor: 'ada', verb: 'pin', limit: 9 }).items.map(({ subject }) => subject)).toEqual(['4', '1']);
  expect(audit.names()).toEqual({ actors: ['ada', 'bo'], verbs: ['pin', 'tag'] });
  expect(() => audit.page({ limit: 1, cursor: 'made-up' })).toThrow('cursor');
});
