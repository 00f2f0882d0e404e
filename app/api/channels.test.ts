import { afterAll, beforeAll, expect, it } from 'vitest';
import { setRuntime } from '../../lib/runtime/current-runtime.ts';
import { openTestServer } from '../../lib/runtime/runtime.fixture.ts';
import { answer, startReceiver, type Receiver } from '../../lib/notifications/receiver.fixture.ts';
import { schemas, type AnswerOf, type SchemaName } from './_schemas/registry.ts';

const server = openTestServer();
let receiver: Receiver;
beforeAll(async () => {
  setRuntime(server.runtime);
  server.runtime.notifications.start('https://watch.example.org');
  receiver = await startReceiver();
});
afterAll(async () => {
  setRuntime(null);
  server.remove();
  await receiver.close();
});

async function call(file: string, method: string, { body, id, query = '' }: { readonly body?: unknown; readonly id?: string; readonly query?: string } = {}): Promise<Response> {
  const route = (await import(/* @vite-ignore */ new URL(`./v1/${file}/route.ts`, import.meta.url).href)) as Record<string, (request: Request, context: object) => Promise<Response>>;
  const request = new Request(`http://localhost/api/v1/${file}${query}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return route[method]!(request, { params: Promise.resolve(id === undefined ? {} : { id }) });
}
async function read<Name extends SchemaName>(schema: Name, ...asked: Parameters<typeof call>): Promise<AnswerOf<Name>> {
  const response = await call(...asked);
  const json: unknown = await response.json();
  expect(response.status, JSON.stringify(json)).toBe(200);
  expect(schemas[schema].parse(json)).toEqual(json);
  return json as AnswerOf<Name>;
}
const webhook = (fields: Record<string, unknown> = {}) => ({ kind: 'webhook', name: 'Lab', url: `${receiver.url}/geheimer-pfad`, ...fields });

it('a channel needs a kind, a name and an address; its secrets are never answered', async () => {
  const made = await read('Channel', 'channels', 'POST', { body: webhook({ secret: 'geheim' }) });
  expect(made).toMatchObject({ kind: 'webhook', name: 'Lab', minimumSeverity: 'warning', language: 'en', isMuted: false, hasSecret: true, secrets: ['url', 'secret'], target: `${receiver.url}/…` });
  const list = await (await call('channels', 'GET')).text();
  expect(list).toContain(made.id);
  expect(list + JSON.stringify(made)).not.toMatch(/geheim/);
});

it('a channel is changed without its secrets being lost, tested, and deleted', async () => {
  const { id } = await read('Channel', 'channels', 'POST', { body: webhook({ secret: 'geheim' }) });
  const quietHours = { from: '22:00', to: '07:00', timeZone: 'Asia/Shanghai', exceptCritical: true };
  expect(await read('Channel', 'channels/[id]', 'PATCH', { id, body: { isMuted: true, minimumSeverity: 'critical', routing: { tags: ['night'] }, quietHours } })).toMatchObject({ isMuted: true, minimumSeverity: 'critical', hasSecret: true, quietHours, routing: { tags: ['night'], projects: [] } });
  expect(await read('ChannelTest', 'channels/[id]/test', 'POST', { id })).toMatchObject({ outcome: 'delivered' });
  receiver.respond = answer(401, 'who are you');
  expect(await read('ChannelTest', 'channels/[id]/test', 'POST', { id })).toMatchObject({ outcome: 'rejected', reason: { en: 'The receiver answered HTTP 401: who are you' } });
  expect(receiver.requests.at(-1)!.headers).toHaveProperty('tunewatch-signature');
  const deliveries = await read('DeliveryPage', 'deliveries', 'GET', { query: `?channel=${id}&limit=1` });
  expect(deliveries.items).toMatchObject([{ event: 'test', state: 'failed', channelName: 'Lab' }]);
  const older = await read('DeliveryPage', 'deliveries', 'GET', { query: `?channel=${id}&cursor=${deliveries.nextCursor}` });
  expect([older.items.map(({ state }) => state), older.nextCursor]).toEqual([['delivered'], null]);
  expect((await read('DeliveryPage', 'deliveries', 'GET', { query: '?state=pending' })).items).toEqual([]);
  expect((await call('channels/[id]', 'DELETE', { id })).status).toBe(204);
  expect((await call('channels/[id]', 'DELETE', { id })).status).toBe(404);
  expect((await call('channels/[id]/test', 'POST', { id })).status).toBe(404);
  expect(server.runtime.store.audit.list({ subject: id, limit: 9 }).map(({ verb }) => verb)).toEqual(['delete-channel', 'test-channel', 'test-channel', 'change-channel', 'create-channel']);
});

it.each([
  ['no address', { kind: 'webhook', name: 'x' }, '"url" is missing'],
  ['a kind that is none', { kind: 'fax', name: 'x' }, 'kind'],
  ['no name', { kind: 'webhook', url: 'https://x.example' }, 'name'],
  ['another scheme', { kind: 'webhook', name: 'x', url: 'file:///etc/passwd' }, 'https://example.org/hook'],
  ['a password in the address', { kind: 'webhook', name: 'x', url: 'https://a:b@x.example' }, 'fields of their own'],
  ['a field of another kind', { kind: 'slack', name: 'x', url: 'https://x.example', chatId: '1' }, '"chatId" is no field of a slack channel'],
  ['a severity that is none', { kind: 'webhook', name: 'x', url: 'https://x.example', minimumSeverity: 'loud' }, 'minimumSeverity'],
  ['a time zone that is none', { kind: 'webhook', name: 'x', url: 'https://x.example', quietHours: { from: '22:00', to: '07:00', timeZone: 'Mars/Olympus' } }, 'Mars/Olympus'],
  ['a line break in a sender', { kind: 'email', name: 'x', url: 'smtp://x.example', from: 'a@x.example\r\nBcc: b@x.example', to: 'c@x.example' }, 'line break'],
])('refuses %s and says why', async (_, body, message) => {
  const response = await call('channels', 'POST', { body });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid-argument', message: expect.stringContaining(message) as string } });
});
