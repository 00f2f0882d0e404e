import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, framedPacket } from '../../test/packets.ts';
import { runHeader } from '../../test/run-header.ts';
import { createToken } from '../../lib/commands/create-token.ts';
import { localActor } from '../../lib/commands/actor.ts';
import { incidentOf } from '../../lib/live/live.fixture.ts';
import { setRuntime } from '../../lib/runtime/current-runtime.ts';
import { openTestServer } from '../../lib/runtime/runtime.fixture.ts';
import { schemas, type SchemaName } from './_schemas/registry.ts';

const header = runHeader({ name: 'cnn "baseline"' });
const other = runHeader({ name: 'other', project: 'faces', startedAtMs: header.startedAtMs + 1 });
const { runtime, remove } = openTestServer();

beforeAll(() => {
  setRuntime(runtime);
  const { store } = runtime;
  store.runs.openAttempt(header, runtime.clock.nowMs());
  store.runs.openAttempt(other, runtime.clock.nowMs());
  store.series.append(
    header.runId,
    header.attemptId,
    [
      framedPacket(1, { columns: columnsOf([0, 1, 2, 3], { 'train/loss': [2.5, NaN, Infinity, -Infinity], 'odd, "name"': [1, 2, 3, 4] }) }),
      framedPacket(2, {
        columns: columnsOf(Array.from({ length: 500 }, (_, i) => 4 + i), { 'train/loss': Array.from({ length: 500 }, (_, i) => 1 / (1 + i)) }),
        histograms: [{ kind: 'category', name: 'label', step: 4, atMs: 1, counts: Uint32Array.from([3, 4]) }],
        events: [{ kind: 'agent-warned', atMs: 1, step: 4, code: 'slow', message: 'slow' }],
      }),
    ],
    runtime.clock.nowMs(),
  );
  store.incidents.save(incidentOf('incident-1', header.runId, { evidence: [{ signal: 'train/loss', value: 'NaN', threshold: null, unit: '' }], tips: ['B2'] }), runtime.clock.nowMs());
});
afterAll(() => {
  setRuntime(null);
  remove();
});

interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function call(file: string, query = '', { method = 'GET', params = {}, headers = {}, body }: CallOptions = {}) {
  const route = (await import(/* @vite-ignore */ new URL(`./v1/${file}/route.ts`, import.meta.url).href)) as Record<string, (request: Request, context: object) => Promise<Response>>;
  const request = new Request(`http://localhost/api/v1/${file}${query}`, { method, headers, ...(body === undefined ? {} : { body }) });
  return route[method]!(request, { params: Promise.resolve(params) });
}

/** The JSON answer, after checking it against the schema that the OpenAPI document tells. */
async function read(schema: SchemaName, file: string, query = '', options: CallOptions = {}) {
  const response = await call(file, query, options);
  const json: unknown = await response.json();
  expect(response.status, JSON.stringify(json)).toBe(200);
  return strict(schema, json);
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into field by field
const strict = (schema: SchemaName, json: unknown): any => {
  expect(schemas[schema].parse(json)).toEqual(json);
  return json;
};

const run = { params: { runId: header.runId } };

describe('reading', () => {
  it('health', async () => expect(await read('Health', 'health')).toMatchObject({ status: 'ok', protocolVersion: 1 }));

  it('runs, filtered and page by page', async () => {
    expect((await read('RunPage', 'runs')).items.map((item: { name: string }) => item.name)).toEqual(['other', 'cnn "baseline"']);
    expect((await read('RunPage', 'runs', '?project=digits')).items).toHaveLength(1);
    expect((await read('RunPage', 'runs', '?q=BASELINE&status=running&tag=test')).items).toHaveLength(1);
    expect((await read('RunPage', 'runs', '?status=failed')).items).toEqual([]);
    const first = await read('RunPage', 'runs', '?limit=1');
    const second = await read('RunPage', 'runs', `?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect([first.items[0].name, second.items[0].name, second.nextCursor]).toEqual(['other', 'cnn "baseline"', null]);
    expect((await read('RunPage', 'runs', '?limit=999999')).items).toHaveLength(2);
  });

  it('one run', async () => expect(await read('Run', 'runs/[runId]', '', run)).toMatchObject({ id: header.runId, lastStep: 503, openIncidents: { critical: 1 } }));

  it('series and their points, non-finite ones as text', async () => {
    const list = await read('SeriesSummaryPage', 'runs/[runId]/series', '', run);
    expect(list.items.find((item: { name: string }) => item.name === 'train/loss')).toMatchObject({ count: 504, nonFinite: 3, max: 2.5 });
    const first = await read('SeriesSummaryPage', 'runs/[runId]/series', '?limit=1', run);
    const second = await read('SeriesSummaryPage', 'runs/[runId]/series', `?limit=1&cursor=${first.nextCursor}`, run);
    expect([...first.items, ...second.items]).toEqual(list.items);

    const raw = await read('SeriesDataPage', 'runs/[runId]/series/data', '?name=train/loss&name=nothing&to=3', run);
    expect(raw.items).toEqual([expect.objectContaining({ resolution: 'raw', step: [0, 1, 2, 3], value: [2.5, 'NaN', 'Infinity', '-Infinity'] })]);
    const buckets = await read('SeriesDataPage', 'runs/[runId]/series/data', '?name=train/loss&buckets=10', run);
    expect(buckets.items[0].resolution).toBe('buckets');
  });

  it('histograms: the newest of each name, or one over time', async () => {
    expect((await read('HistogramPage', 'runs/[runId]/histograms', '', run)).items).toEqual([expect.objectContaining({ name: 'label', counts: [3, 4], edges: [0, 1, 2] })]);
    expect((await read('HistogramPage', 'runs/[runId]/histograms', '?name=label&to=3', run)).items).toEqual([]);
  });

  it('incidents', async () => {
    expect((await read('IncidentPage', 'runs/[runId]/incidents', '', run)).items).toHaveLength(1);
    expect((await read('IncidentPage', 'incidents', '?severity=critical&state=firing&project=digits')).items).toHaveLength(1);
    expect((await read('IncidentPage', 'incidents', '?severity=info')).items).toEqual([]);
    expect(await read('Incident', 'incidents/[id]', '', { params: { id: 'incident-1' } })).toMatchObject({ tips: ['B2'] });
  });

  it('rules, and tips with what of their support is there', async () => {
    const rules = (await read('RulePage', 'rules', '?limit=200')).items as { id: string; kind: string }[];
    expect(rules.length).toBeGreaterThan(0);
    const tips = (await read('TipPage', 'tips', '?limit=200')).items as { id: string; support: { kind: string; id: string; available: boolean }[] }[];
    expect(tips).toHaveLength(63);
    for (const support of tips.flatMap((tip) => tip.support)) {
      const isThere = support.kind === 'text' || rules.some((rule) => rule.id === support.id && rule.kind === support.kind);
      expect(support.available, support.id).toBe(isThere);
    }
    expect(await read('Tip', 'tips/[id]', '', { params: { id: 'A1' } })).toMatchObject({ id: 'A1' });
  });

  it('the export, with every point and every kind of value', async () => {
    const csv = await (await call('runs/[runId]/export', '?format=csv', run)).text();
    expect(csv.split('\n').slice(0, 6)).toEqual([
      'series,step,atMs,value', 'train/loss,0,1700000000000,2.5', '"odd, ""name""",0,1700000000000,1', 'train/loss,1,1700000000001,NaN', '"odd, ""name""",1,1700000000001,2', 'train/loss,2,1700000000002,Infinity',
    ]);
    expect(csv.trimEnd().split('\n')).toHaveLength(1 + 504 + 4);
    const response = await call('runs/[runId]/export', '', run);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as { kind: string; value?: unknown });
    expect(lines.map((line) => line.kind).filter((kind, i, all) => kind !== all[i - 1])).toEqual(['run', 'point', 'histogram', 'event', 'incident']);
    expect(lines.filter((line) => typeof line.value === 'string').map((line) => line.value)).toEqual(['NaN', 'Infinity', '-Infinity']);
  });
});

describe('faults', () => {
  it.each<[string, string, string, CallOptions, number, string]>([
    ['an unknown run', 'runs/[runId]', '', { params: { runId: 'x' } }, 404, 'not-found'],
    ['series of an unknown run', 'runs/[runId]/series', '', { params: { runId: 'x' } }, 404, 'not-found'],
    ['the export of an unknown run', 'runs/[runId]/export', '', { params: { runId: 'x' } }, 404, 'run-unknown'],
    ['an unknown incident', 'incidents/[id]', '', { params: { id: 'x' } }, 404, 'not-found'],
    ['an unknown tip', 'tips/[id]', '', { params: { id: 'Z9' } }, 404, 'not-found'],
    ['a limit of zero', 'runs', '?limit=0', {}, 400, 'invalid-argument'],
    ['a limit that is no number', 'runs', '?limit=many', {}, 400, 'invalid-argument'],
    ['a status that does not exist', 'runs', '?status=asleep', {}, 400, 'invalid-argument'],
    ['a broken cursor', 'runs', '?cursor=%00', {}, 400, 'invalid-argument'],
    ['a cursor of another list', 'runs/[runId]/series', '?cursor=bm90aGluZw', run, 400, 'invalid-argument'],
    ['a step that is too large', 'runs/[runId]/series/data', '?name=a&from=99999999999999999999', run, 400, 'invalid-argument'],
    ['no series name', 'runs/[runId]/series/data', '', run, 400, 'invalid-argument'],
    ['an export of an unknown format', 'runs/[runId]/export', '?format=xml', run, 400, 'invalid-argument'],
    ['a body that is no JSON', 'session', '', { method: 'POST', body: '{' }, 400, 'invalid-argument'],
    ['a body of the wrong type', 'session', '', { method: 'POST', body: '{"token":1}' }, 400, 'invalid-argument'],
    ['a body that is too large', 'session', '', { method: 'POST', body: 'x'.repeat(70_000) }, 400, 'invalid-argument'],
    ['a wrong token', 'runs', '', { headers: { authorization: 'Bearer tw_wrong' } }, 401, 'unauthorized'],
    ['signing in with a wrong token', 'session', '', { method: 'POST', body: '{"token":"tw_wrong"}' }, 401, 'unauthorized'],
    ['acknowledging what does not exist', 'incidents/[id]/acknowledge', '', { method: 'POST', params: { id: 'x' } }, 404, 'not-found'],
    ['a method that is not there', 'runs', '', { method: 'DELETE' }, 405, 'method-not-allowed'],
  ])('%s', async (_, file, query, options, status, code) => {
    const response = await call(file, query, options);
    expect(response.status).toBe(status);
    expect(strict('Error', await response.json()).error.code).toBe(code);
  });

  it('a name of the prototype is no tip', async () => expect((await call('tips/[id]', '', { params: { id: 'constructor' } })).status).toBe(404));
});

describe('acting', () => {
  const tokenOf = (scope: 'read' | 'admin' | 'agent', name: string) => createToken({ actor: localActor, ...runtime }, { name, scope }).secret;
  const acknowledge = (headers: Record<string, string>) => call('incidents/[id]/acknowledge', '', { method: 'POST', params: { id: 'incident-1' }, headers });

  it('needs the scope, is audited, and keeps who was first', async () => {
    expect((await acknowledge({ authorization: `Bearer ${tokenOf('read', 'reader')}` })).status).toBe(403);
    expect(runtime.store.audit.list({ subject: 'incident-1', limit: 10 })).toEqual([]);
    const first = strict('Incident', await (await acknowledge({ authorization: `Bearer ${tokenOf('admin', 'ada')}` })).json());
    expect(first.acknowledgedBy).toBe('ada');
    expect(strict('Incident', await (await acknowledge({})).json()).acknowledgedBy).toBe('ada');
    expect(runtime.store.audit.list({ subject: 'incident-1', limit: 10 })).toEqual([{ actor: 'ada', verb: 'acknowledge-incident', subject: 'incident-1', atMs: runtime.clock.nowMs() }]);
  });

  it('signs in with a cookie that scripts cannot read, and out again', async () => {
    const secret = tokenOf('read', 'reader');
    const signedIn = await call('session', '', { method: 'POST', body: JSON.stringify({ token: secret }), headers: { origin: 'https://watch.example.org' } });
    expect(strict('Session', await signedIn.json())).toEqual({ name: 'reader', scopes: ['read'] });
    expect(signedIn.headers.get('set-cookie')).toMatch(new RegExp(`^tunewatch_session=${secret}; Path=/; HttpOnly; SameSite=Lax; .*; Secure$`));
    const out = await call('session', '', { method: 'DELETE' });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await call('session', '', { method: 'POST', body: JSON.stringify({ token: tokenOf('agent', 'training') }) })).status).toBe(403);
  });

  it('an agent may ask where its run ended, and nothing else', async () => {
    const headers = { authorization: `Bearer ${tokenOf('agent', 'training')}` };
    expect((await call('runs/[runId]', '', { ...run, headers })).status).toBe(200);
    expect((await call('runs', '', { headers })).status).toBe(403);
  });
});
