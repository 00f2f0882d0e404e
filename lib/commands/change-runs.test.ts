import { afterEach, describe, expect, it } from 'vitest';
import { headerOf, openedFolder, runId, startMs, type StoreFolder } from '../storage/store.fixture.ts';
import type { Actor } from './actor.ts';
import { localActor } from './actor.ts';
import { changeRuns } from './change-runs.ts';
import { editRun } from './edit-run.ts';
import { saveView } from './saved-views.ts';
import { setBaseline } from './set-baseline.ts';

let folder: StoreFolder;
afterEach(() => folder.remove());
const other = '01900000-0000-7000-8000-000000000002';

function open(actor: Actor = localActor) {
  folder = openedFolder();
  const { store } = folder;
  store.runs.openAttempt(headerOf({ runId: other, attemptId: other, name: 'second' }), startMs);
  const told: string[] = [];
  return { store, told, context: { actor, store, live: { runChanged: (id: string) => void told.push(id), incidentsChanged: () => undefined }, clock: { nowMs: () => 7 } } };
}

describe('changeRuns', () => {
  it('deletes and restores, takes the baseline away, tells viewers, and says who did it', () => {
    const { store, told, context } = open();
    setBaseline(context, runId, true);
    expect(changeRuns(context, [runId], 'delete')).toMatchObject([{ deletedAtMs: 7, isBaseline: false }]);
    expect(store.runs.list({ limit: 9 }).items.map(({ id }) => id)).toEqual([other]);
    expect(changeRuns(context, [runId], 'restore')).toMatchObject([{ deletedAtMs: null }]);
    expect(store.audit.list({ subject: runId, limit: 9 }).map(({ verb }) => verb)).toEqual(['restore-run', 'delete-run', 'set-baseline']);
    expect(told).toEqual([runId, runId, runId]);
  });
  it('does it to all or, when one is not there, to none', () => {
    const { store, context } = open();
    expect(() => changeRuns(context, [runId, 'nothing'], 'archive')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(store.runs.find(runId)).toMatchObject({ archivedAtMs: null });
    expect(changeRuns(context, [runId, other], 'tag', ' new ').map(({ tags }) => tags)).toEqual([['small', 'new'], ['small', 'new']]);
  });
  it('removes for good what was deleted long enough ago and does not run', () => {
    const { store, context } = open();
    changeRuns(context, [runId, other], 'delete');
    store.runs.setStatus(other, 'finished', { atMs: 1, source: 'agent' });
    expect(store.history.purge(6, 9)).toEqual([]);
    expect(store.history.purge(7, 9)).toEqual([other]);
    expect(store.runs.find(other)).toBeNull();
  });
  it('is refused to readers', () => {
    const { store, context } = open({ name: 'bob', scopes: ['read'], tokenId: 't' });
    for (const act of [() => changeRuns(context, [runId], 'delete'), () => editRun(context, runId, { name: 'x' }), () => setBaseline(context, runId, true), () => saveView(context, 'v', { project: '', name: 'x', query: '' })]) expect(act).toThrow(expect.objectContaining({ code: 'forbidden' }));
    expect(store.audit.list({ limit: 9 })).toEqual([]);
  });
});

it('editRun changes name, tags and notes', () => {
  const { context } = open();
  expect(editRun(context, runId, { name: 'new', tags: ['b', ' b ', ''], notes: '<b>', isPinned: true })).toMatchObject({ name: 'new', tags: ['b'], notes: '<b>', isPinned: true });
});

it('a project has one baseline', () => {
  const { store, context } = open();
  setBaseline(context, runId, true);
  setBaseline(context, other, true);
  expect([store.runs.find(runId)!.isBaseline, store.history.baseline('digits')!.id]).toEqual([false, other]);
});

it('a view of the same project and name replaces the one before', () => {
  const { store, context } = open();
  saveView(context, 'a', { project: 'digits', name: 'mine', query: 'sort=steps' });
  saveView(context, 'b', { project: 'digits', name: 'mine', query: 'sort=name' });
  expect(store.views.list('digits')).toMatchObject([{ id: 'b', query: 'sort=name', createdBy: 'local' }]);
});
