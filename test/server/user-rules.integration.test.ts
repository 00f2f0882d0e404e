import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent } from './test-sockets.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(newFolder());
});
afterEach(closeSockets);
afterAll(cleanUp);

async function ask<Answer>(method: string, path: string, body?: object): Promise<{ readonly status: number; readonly body: Answer }> {
  const answer = await fetch(`${server.url}/api/v1${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Answer };
}

it('a rule of your own is tried on past runs, watches the run that is under way, and lets go when it is deleted', async () => {
  const header = runHeader({ project: 'own rules' });
  const agent = await connectAgent(server.url, header);
  const push = (seq: number, ...values: number[]) => agent.push(packetBytes(seq, { columns: columnsOf(values.map((_, i) => seq * 10 + i), { 'my/score': values }) }));
  const own = async () => (await ask<{ items: IncidentResource[] }>('GET', `/runs/${header.runId}/incidents`)).body.items.filter(({ cause }) => cause === 'user-rule');
  await push(1, 1, 7, 1);

  const rule = { project: 'own rules', name: '分数过高', metric: 'my/score', condition: { kind: 'threshold', side: 'above', limit: 5 }, severity: 'critical' };
  expect((await ask('POST', '/user-rules/preview', rule)).body).toEqual({
    runs: 1, withMetric: 1, fired: [{ runId: header.runId, name: header.name, times: 1, places: [{ step: 11, value: 7, threshold: 5 }] }],
  });
  expect((await ask<{ items: object[] }>('GET', '/user-rules')).body.items).toEqual([]);

  const { status, body: { id } } = await ask<{ id: string }>('POST', '/user-rules', rule);
  expect(status).toBe(200);
  await push(2, 9);
  await vi.waitFor(async () => expect(await own()).toMatchObject([{ rule: `user-rule:${id}`, state: 'firing', severity: 'critical', subject: 'my/score', title: { en: '分数过高' }, evidence: [{ signal: 'my/score', value: 9, threshold: 5, step: 20 }] }]), { timeout: 20_000 });

  expect((await ask<{ isOn: boolean }>('PATCH', `/user-rules/${id}`, { isOn: false })).body.isOn).toBe(false);
  await push(3, 9);
  await vi.waitFor(async () => expect(await own()).toMatchObject([{ state: 'resolved' }]), { timeout: 20_000 });
  expect((await ask('DELETE', `/user-rules/${id}`)).status).toBe(204);
  expect((await ask('DELETE', `/user-rules/${id}`)).status).toBe(404);
});

it.each([
  ['no condition', { project: 'a', name: 'b', metric: 'c' }],
  ['an unknown kind', { project: 'a', name: 'b', metric: 'c', condition: { kind: 'exec', code: 'x' } }],
  ['a window too long', { project: 'a', name: 'b', metric: 'c', condition: { kind: 'change', side: 'above', ratio: 1, window: 1e9 } }],
  ['a name too long', { project: 'a', name: 'b'.repeat(10_000), metric: 'c', condition: { kind: 'no-data', minutes: 1 } }],
])('refuses %s', async (_, body) => {
  for (const path of ['/user-rules', '/user-rules/preview']) expect(await ask('POST', path, body)).toMatchObject({ status: 400, body: { error: { code: 'invalid-argument' } } });
});
