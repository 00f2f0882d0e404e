import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHeader } from '../../test/run-header.ts';
import { localActor } from '../../lib/commands/actor.ts';
import { createToken } from '../../lib/commands/create-token.ts';
import { incidentOf } from '../../lib/live/live.fixture.ts';
import { setRuntime } from '../../lib/runtime/current-runtime.ts';
import { openTestServer } from '../../lib/runtime/runtime.fixture.ts';
import { schemas, type SchemaName } from './_schemas/registry.ts';

const header = runHeader();
const { runtime, remove } = openTestServer();
const incident = { params: { id: 'incident-1' } };
const run = { params: { runId: header.runId } };

beforeAll(() => {
  setRuntime(runtime);
  runtime.store.runs.openAttempt(header, runtime.clock.nowMs());
  runtime.store.incidents.save(incidentOf('incident-1', header.runId, { tips: ['B2'] }), runtime.clock.nowMs());
});
afterAll(() => {
  setRuntime(null);
  remove();
});

interface CallOptions {
  readonly method?: string;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

async function call(file: string, { method = 'POST', params = {}, headers = {}, body }: CallOptions = {}, query = '') {
  const route = (await import(/* @vite-ignore */ new URL(`./v1/${file}/route.ts`, import.meta.url).href)) as Record<string, (request: Request, context: object) => Promise<Response>>;
  return route[method]!(new Request(`http://localhost/api/v1/${file}${query}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }), { params: Promise.resolve(params) });
}

/** The JSON answer, after checking it against the schema that the OpenAPI document tells. */
async function answer(schema: SchemaName, file: string, options: CallOptions, query = '') {
  const response = await call(file, options, query);
  const json: unknown = await response.json();
  expect(response.status, JSON.stringify(json)).toBe(200);
  expect(schemas[schema].parse(json)).toEqual(json);
  return json;
}
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

describe('the life of an incident over HTTP', () => {
  it('goes from acknowledged over silenced to resolved and back, all of it in the history', async () => {
    expect(await answer('Incident', 'incidents/[id]/acknowledge', incident)).toMatchObject({ acknowledgedBy: 'local' });
    expect(await answer('Incident', 'incidents/[id]/assign', { ...incident, body: { assignee: 'ada' } })).toMatchObject({ assignee: 'ada' });
    expect(await answer('Incident', 'incidents/[id]/tips/[tipId]', { params: { id: 'incident-1', tipId: 'B2' }, body: { outcome: 'helped' } })).toMatchObject({ tipTrials: { B2: { outcome: 'helped' } } });
    expect(await answer('Incident', 'incidents/[id]/silence', { ...incident, body: { scope: 'rule', untilStep: 5 } })).toMatchObject({ silence: { scope: 'rule', untilStep: 5 } });
    expect(await answer('Incident', 'incidents/[id]/resolve', incident)).toMatchObject({ state: 'resolved', resolvedBy: 'local' });
    expect(await codeOf(await call('incidents/[id]/resolve', { ...incident, body: { reason: 'again' } }))).toEqual([409, 'conflict']);
    expect(await answer('Incident', 'incidents/[id]/reopen', { ...incident, body: { reason: 'not over' } })).toMatchObject({ state: 'firing', reopenedBy: 'local' });
    const history = (await answer('HistoryPage', 'incidents/[id]/history', { ...incident, method: 'GET' })) as { items: { verb: string }[] };
    expect(history.items.map(({ verb }) => verb)).toEqual(['opened', 'acknowledged', 'assigned', 'tip-tried', 'silenced', 'resolved', 'reopened']);
  });

  it('lists silences, filters by them, and ends them', async () => {
    const { items } = (await answer('SilencePage', 'silences', { method: 'GET' })) as { items: { id: string }[] };
    const listed = async (silenced: boolean) => ((await answer('IncidentPage', 'incidents', { method: 'GET' }, `?silenced=${silenced}`)) as { items: unknown[] }).items.length;
    expect([items.length, await listed(true), await listed(false)]).toEqual([1, 1, 0]);
    const silence = { method: 'DELETE', params: { id: items[0]!.id } };
    expect((await call('silences/[id]', silence)).status).toBe(204);
    expect((await call('silences/[id]', silence)).status).toBe(404);
    expect([await listed(true), await listed(false)]).toEqual([0, 1]);
  });
});

describe('comments over HTTP', () => {
  it('are added, listed, changed and removed', async () => {
    const own = (await answer('Comment', 'incidents/[id]/comments', { ...incident, body: { text: '<script>1</script>' } })) as { id: string; createdAtMs: number };
    await answer('Comment', 'runs/[runId]/comments', { ...run, body: { text: 'about all of it' } });
    await answer('Comment', 'runs/[runId]/comments', { ...run, body: { text: 'about steps', anchor: { kind: 'step-range', chart: 'loss', fromStep: 1, toStep: 2 } } });
    const list = async (file: string, options: CallOptions) => ((await answer('CommentPage', file, { ...options, method: 'GET' })) as { items: unknown[] }).items.length;
    expect([await list('incidents/[id]/comments', incident), await list('runs/[runId]/comments', run)]).toEqual([1, 3]);
    const comment = { params: { id: own.id } };
    expect(await answer('Comment', 'comments/[id]', { ...comment, body: { text: 'better', basedOnMs: own.createdAtMs } })).toMatchObject({ text: 'better' });
    expect(await codeOf(await call('comments/[id]', { ...comment, body: { text: 'worse', basedOnMs: own.createdAtMs } }))).toEqual([409, 'conflict']);
    const { secret } = createToken({ actor: localActor, ...runtime }, { name: 'ada', scope: 'admin' });
    expect(await codeOf(await call('comments/[id]', { ...comment, method: 'DELETE', headers: { authorization: `Bearer ${secret}` } }))).toEqual([403, 'forbidden']);
    expect((await call('comments/[id]', { ...comment, method: 'DELETE' })).status).toBe(204);
    expect(await list('incidents/[id]/comments', incident)).toBe(0);
    const feed = (await answer('FeedPage', 'feed', { method: 'GET' })) as { items: { kind: string }[] };
    expect(feed.items.filter(({ kind }) => kind === 'comment')).toHaveLength(2);
  });

  it.each<[string, string, CallOptions, number]>([
    ['an empty text', 'incidents/[id]/comments', { ...incident, body: { text: '  ' } }, 400],
    ['10,001 characters', 'incidents/[id]/comments', { ...incident, body: { text: 'a'.repeat(10_001) } }, 400],
    ['no text', 'incidents/[id]/comments', { ...incident, body: {} }, 400],
    ['an unknown incident', 'incidents/[id]/comments', { params: { id: 'x' }, body: { text: 'a' } }, 404],
    ['an unknown run', 'runs/[runId]/comments', { params: { runId: 'x' }, body: { text: 'a' } }, 404],
    ['a range the wrong way round', 'runs/[runId]/comments', { ...run, body: { text: 'a', anchor: { kind: 'step-range', chart: 'loss', fromStep: 2, toStep: 1 } } }, 400],
    ['an unknown scope', 'incidents/[id]/silence', { ...incident, body: { scope: 'world' } }, 400],
    ['an end in the past', 'incidents/[id]/silence', { ...incident, body: { scope: 'run', untilAtMs: 1 } }, 400],
    ['an unknown tip', 'incidents/[id]/tips/[tipId]', { params: { id: 'incident-1', tipId: 'Z9' }, body: { outcome: 'helped' } }, 404],
    ['an unknown outcome', 'incidents/[id]/tips/[tipId]', { params: { id: 'incident-1', tipId: 'B2' }, body: { outcome: 'perhaps' } }, 400],
    ['an unknown silence', 'silences/[id]', { method: 'DELETE', params: { id: 'x' } }, 404],
  ])('%s is refused', async (_, file, options, status) => expect((await call(file, options)).status).toBe(status));

  it('a reader may read and not act', async () => {
    const headers = { authorization: `Bearer ${createToken({ actor: localActor, ...runtime }, { name: 'eve', scope: 'read' }).secret}` };
    expect((await call('feed', { method: 'GET', headers })).status).toBe(200);
    for (const verb of ['acknowledge', 'resolve', 'reopen']) expect((await call(`incidents/[id]/${verb}`, { ...incident, headers })).status).toBe(403);
    expect((await call('incidents/[id]/comments', { ...incident, headers, body: { text: 'a' } })).status).toBe(403);
  });
});
