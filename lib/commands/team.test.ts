import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHeader } from '../../test/run-header.ts';
import { incidentOf } from '../live/live.fixture.ts';
import type { TeamChange } from '../protocol/team.ts';
import { openTestServer, type TestServer } from '../runtime/runtime.fixture.ts';
import { acknowledgeIncident } from './acknowledge-incident.ts';
import type { Actor } from './actor.ts';
import { assignIncident } from './assign-incident.ts';
import { addComment, commentOnIncident, deleteComment, editComment } from './comment.ts';
import { incidentHistory } from './incident-history.ts';
import { reopenIncident } from './reopen-incident.ts';
import { resolveIncident } from './resolve-incident.ts';
import { endSilence, silenceIncident } from './silence-incident.ts';
import { tryTip } from './try-tip.ts';

const id = 'incident-1';
const header = runHeader();
const ada: Actor = { name: 'ada', scopes: ['agent', 'read', 'write', 'admin'], tokenId: null };
const bob: Actor = { ...ada, name: 'bob' };
const reader: Actor = { name: 'eve', scopes: ['read'], tokenId: null };
const coded = (code: string) => expect.objectContaining({ code }) as Error;

let server: TestServer;
let told: TeamChange[];
/** Time goes on between what happens: the history is in order of time. */
const later = () => server.time.advance(1);
const as = (actor: Actor) => {
  later();
  return { ...server.runtime, actor };
};
const store = () => server.runtime.store;
/** What the judge says next. */
const judge = (state: 'firing' | 'resolved', changes = {}) => {
  later();
  return store().incidents.save(incidentOf(id, header.runId, { severity: 'warning', state, ...(state === 'resolved' ? { resolvedAtStep: 9 } : {}), ...changes }), server.time.nowMs());
};
const verbs = () => incidentHistory(store(), id).map(({ actor, verb }) => `${actor ?? '-'} ${verb}`);

beforeEach(() => {
  server = openTestServer();
  store().runs.openAttempt(header, server.time.nowMs());
  judge('firing', { severity: 'warning' });
  told = [];
  server.runtime.live.onFrame(({ event, text }) => { if (event === 'team:published') told.push(JSON.parse(text) as TeamChange); });
});
afterEach(() => server.remove());

describe('marks', () => {
  it('outlive whatever the judge says next', () => {
    acknowledgeIncident(as(ada), id);
    assignIncident(as(ada), id, 'bob');
    tryTip(as(bob), id, 'B2', 'helped');
    judge('firing', { severity: 'critical', count: 7 });
    expect(store().incidents.find(id)).toMatchObject({ severity: 'critical', count: 7, acknowledgedBy: 'ada', assignee: 'bob', tipTrials: { B2: { outcome: 'helped', by: 'bob' } } });
    expect(store().incidents.ofRun(header.runId)).toEqual([store().incidents.find(id)]);
    expect(verbs()).toEqual(['- opened', 'ada acknowledged', 'ada assigned', 'bob tip-tried', '- escalated']);
    expect(told).toHaveLength(3);
  });

  it('the first who acknowledges stays named, the last who assigns stands, and both assignments are in the history', () => {
    acknowledgeIncident(as(ada), id);
    expect(acknowledgeIncident(as(bob), id).acknowledgedBy).toBe('ada');
    assignIncident(as(ada), id, 'ada');
    expect(assignIncident(as(bob), id, 'bob').assignee).toBe('bob');
    expect(assignIncident(as(bob), id, null)).not.toHaveProperty('assignee');
    expect(incidentHistory(store(), id).filter(({ verb }) => verb === 'assigned').map(({ detail }) => detail)).toEqual([{ assignee: 'ada', from: null }, { assignee: 'bob', from: 'ada' }, { assignee: null, from: 'bob' }]);
  });

  it('cannot be put by who may only read', () => {
    const forbidden = [
      () => acknowledgeIncident(as(reader), id), () => resolveIncident(as(reader), id), () => assignIncident(as(reader), id, 'eve'), () => tryTip(as(reader), id, 'B2', 'tried'),
      () => silenceIncident(as(reader), id, { scope: 'project' }), () => commentOnIncident(as(reader), id, 'hello'), () => endSilence(as(reader), 'x'), () => reopenIncident(as(reader), id),
    ];
    for (const act of forbidden) expect(act).toThrow(coded('forbidden'));
    expect(store().audit.list({ limit: 10 })).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe('resolving', () => {
  it('holds while the rule still fires, also when it grows graver', () => {
    expect(resolveIncident(as(ada), id, { reason: ' known ' })).toMatchObject({ state: 'resolved', resolvedBy: 'ada', resolvedReason: 'known' });
    expect(judge('firing', { severity: 'critical' }).state).toBe('resolved');
    expect(store().incidents.list({ state: 'firing', limit: 9 }).items).toEqual([]);
    expect(store().runs.find(header.runId)?.openIncidents).toEqual({ critical: 0, warning: 0, info: 0 });
  });

  it('ends when the rule cleared and fires anew, and then it has to be seen again', () => {
    acknowledgeIncident(as(ada), id);
    resolveIncident(as(ada), id);
    expect(judge('resolved', { severity: 'warning' })).toMatchObject({ state: 'resolved', resolvedBy: 'ada' });
    const anew = judge('firing', { severity: 'warning' });
    expect(anew.state).toBe('firing');
    expect(anew).not.toHaveProperty('resolvedBy');
    expect(anew).not.toHaveProperty('acknowledgedBy');
    expect(store().incidents.list({ state: 'firing', limit: 9 }).items).toHaveLength(1);
    expect(verbs()).toEqual(['- opened', 'ada acknowledged', 'ada resolved', '- cleared', '- fired-again']);
  });

  it('twice is a conflict that says who was first; so is reopening what is open', () => {
    expect(() => reopenIncident(as(bob), id)).toThrow(coded('conflict'));
    resolveIncident(as(ada), id);
    expect(() => resolveIncident(as(bob), id)).toThrow(/by ada/);
    expect(() => resolveIncident(as(bob), id)).toThrow(coded('conflict'));
    expect(reopenIncident(as(bob), id)).toMatchObject({ state: 'firing', reopenedBy: 'bob' });
  });

  it('what the rule resolved can be reopened by a person, until the rule has its say again', () => {
    judge('resolved');
    const reopened = reopenIncident(as(ada), id, { reason: 'still there' });
    expect(reopened.state).toBe('firing');
    expect(reopened).not.toHaveProperty('resolvedAtStep');
    expect(judge('resolved', { count: 3 }).state).toBe('firing');
    judge('firing');
    expect(judge('resolved').state).toBe('resolved');
  });
});

describe('silencing', () => {
  it('covers by scope until its step or time, is shown and listed, and ends', () => {
    const until = server.time.nowMs() + 60_000;
    const silenced = silenceIncident(as(ada), id, { scope: 'rule', untilAtMs: until, reason: 'known' });
    expect(silenced.silence).toMatchObject({ scope: 'rule', rule: 'loss-diverging', by: 'ada', untilAtMs: until });
    const listed = (isSilenced: boolean) => store().incidents.list({ silenced: isSilenced, limit: 9 }).items.length;
    expect([listed(true), listed(false)]).toEqual([1, 0]);
    server.time.advance(60_000);
    expect([listed(true), listed(false)]).toEqual([0, 1]);
    expect(store().silences.list(server.time.nowMs())).toEqual([]);
  });

  it('replaces an earlier one about the same thing', () => {
    silenceIncident(as(ada), id, { scope: 'incident' });
    silenceIncident(as(bob), id, { scope: 'incident', untilStep: 500 });
    silenceIncident(as(bob), id, { scope: 'run' });
    expect(store().silences.list(server.time.nowMs()).map(({ scope, untilStep }) => `${scope} ${untilStep}`).sort()).toEqual(['incident 500', 'run null']);
    const { silence } = store().incidents.find(id)!;
    expect(silence).toMatchObject({ scope: 'incident', by: 'bob' });
    endSilence(as(ada), silence!.id);
    expect(store().incidents.find(id)?.silence?.scope).toBe('run');
    expect(() => endSilence(as(ada), silence!.id)).toThrow(coded('not-found'));
    expect(verbs()).toEqual(['- opened', 'ada silenced', 'bob silenced', 'bob silenced', 'ada silence-ended']);
  });

  it('refuses an end that is past', () => {
    expect(() => silenceIncident(as(ada), id, { scope: 'run', untilAtMs: server.time.nowMs() })).toThrow(coded('invalid-argument'));
    expect(() => silenceIncident(as(ada), id, { scope: 'run', untilStep: -1 })).toThrow(coded('invalid-argument'));
    expect(() => silenceIncident(as(ada), 'nobody', { scope: 'run' })).toThrow(coded('not-found'));
  });
});

describe('comments', () => {
  it('can mention whoever has an account, before they did anything', () => {
    store().accounts.create({ id: 'lin', name: '林 娜', email: 'lin@example.org', role: 'viewer', passwordHash: 'x', createdAtMs: server.time.nowMs() });
    expect(store().comments.people()).toContain('林 娜');
    expect(commentOnIncident(as(ada), id, '@林 娜 look').mentions).toEqual(['林 娜']);
  });

  it('stand where they were put, with who is meant', () => {
    assignIncident(as(bob), id, 'bob');
    const text = 'see <script>alert(1)</script> @bob';
    const comment = commentOnIncident(as(ada), id, text);
    expect(comment).toMatchObject({ text, author: 'ada', mentions: ['bob'], anchor: { kind: 'incident', incidentId: id } });
    addComment(as(bob), { runId: header.runId, anchor: { kind: 'step-range', chart: 'loss', fromStep: 3, toStep: 9 }, text: 'here' });
    expect(store().comments.list({ incidentId: id, limit: 9 }).items).toEqual([comment]);
    expect(store().comments.list({ runId: header.runId, limit: 9 }).items).toHaveLength(2);
    expect(store().feed.list({ mention: 'bob', limit: 9 }).items.map((item) => item.comment)).toEqual([comment]);
  });

  it('are counted in characters as people count them', () => {
    expect(commentOnIncident(as(ada), id, '🧪'.repeat(10_000)).text).toHaveLength(20_000);
    expect(() => commentOnIncident(as(ada), id, 'a'.repeat(10_001))).toThrow(coded('invalid-argument'));
    expect(() => commentOnIncident(as(ada), id, ' \n ')).toThrow(coded('invalid-argument'));
  });

  it('are changed by their author only, and never over a newer text', () => {
    const comment = commentOnIncident(as(ada), id, 'first');
    expect(() => editComment(as(bob), comment.id, { text: 'mine' })).toThrow(coded('forbidden'));
    expect(() => deleteComment(as(bob), comment.id)).toThrow(coded('forbidden'));
    const edited = editComment(as(ada), comment.id, { text: 'second', basedOnMs: comment.createdAtMs });
    expect(() => editComment(as(ada), comment.id, { text: 'third', basedOnMs: comment.createdAtMs })).toThrow(coded('conflict'));
    expect(editComment(as(ada), comment.id, { text: 'third', basedOnMs: edited.editedAtMs! }).text).toBe('third');
    deleteComment(as(ada), comment.id);
    expect(store().comments.list({ runId: header.runId, limit: 9 }).items).toEqual([]);
    expect(() => deleteComment(as(ada), comment.id)).toThrow(coded('not-found'));
  });

  it('need a run, an incident of that run, and a range the right way round', () => {
    const add = (anchor: Parameters<typeof addComment>[1]['anchor'], runId = header.runId) => () => addComment(as(ada), { runId, anchor, text: 'x' });
    expect(add({ kind: 'run' }, 'nobody')).toThrow(coded('not-found'));
    expect(add({ kind: 'incident', incidentId: 'nobody' })).toThrow(coded('not-found'));
    expect(add({ kind: 'step-range', chart: 'loss', fromStep: 9, toStep: 3 })).toThrow(coded('invalid-argument'));
  });
});

it('the feed has everything once, newest first, page by page, and by project', () => {
  const act = [
    () => acknowledgeIncident(as(ada), id), () => commentOnIncident(as(bob), id, 'one'), () => judge('resolved'), () => reopenIncident(as(ada), id), () => judge('firing'),
    () => store().runs.setStatus(header.runId, 'finished', { atMs: server.time.nowMs(), source: 'agent' }),
  ];
  for (const step of act) {
    server.time.advance(1_000);
    step();
  }
  const kinds = (query = {}) => store().feed.list({ limit: 50, ...query }).items.map(({ kind, verb }) => verb ?? kind);
  const all = ['run-ended', 'incident-fired-again', 'reopened', 'incident-cleared', 'comment', 'acknowledged', 'incident-opened'];
  expect(kinds().slice(0, 7)).toEqual(all);
  expect(kinds()).toHaveLength(8);
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page = store().feed.list({ limit: 3, ...(cursor === null ? {} : { cursor }) });
    paged.push(...page.items.map(({ id: itemId }) => itemId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(paged).toEqual(store().feed.list({ limit: 50 }).items.map(({ id: itemId }) => itemId));
  expect(kinds({ project: header.project })).toHaveLength(8);
  expect(kinds({ project: 'elsewhere' })).toEqual([]);
});

it('every verb is in the audit', () => {
  acknowledgeIncident(as(ada), id);
  resolveIncident(as(ada), id);
  reopenIncident(as(ada), id);
  const { silence } = silenceIncident(as(ada), id, { scope: 'incident' });
  endSilence(as(ada), silence!.id);
  const comment = commentOnIncident(as(ada), id, 'x');
  editComment(as(ada), comment.id, { text: 'y' });
  deleteComment(as(ada), comment.id);
  expect(store().audit.list({ limit: 20 }).map(({ verb }) => verb).reverse()).toEqual([
    'acknowledge-incident', 'resolve-incident', 'reopen-incident', 'silence-incident', 'end-silence', 'add-comment', 'edit-comment', 'delete-comment',
  ]);
});

it('the last good run is the newest finished one before, without anything worse than a notice', () => {
  const run = (name: string, startedAtMs: number, finished = true, project = header.project) => {
    const own = runHeader({ name, startedAtMs, project });
    store().runs.openAttempt(own, server.time.nowMs());
    if (finished) store().runs.setStatus(own.runId, 'finished', { atMs: startedAtMs + 1, source: 'agent' });
    return own.runId;
  };
  const before = header.startedAtMs;
  const good = run('good', before - 50);
  const hurt = run('hurt', before - 40);
  store().incidents.save(incidentOf('other', hurt, { severity: 'warning', state: 'resolved' }), 1);
  run('still running', before - 30, false);
  run('elsewhere', before - 20, true, 'elsewhere');
  run('later', before + 20);
  expect(store().incidents.lastGoodRunBefore(header.runId)).toBe(good);
  expect(store().incidents.lastGoodRunBefore(good)).toBeNull();
});
