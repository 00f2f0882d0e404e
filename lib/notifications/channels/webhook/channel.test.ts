import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { context, incident, loopbackTools, messageFor, nowMs, run } from '../../notice.fixture.ts';
import { messageOf } from '../../message.ts';
import { startReceiver, type Receiver } from '../../receiver.fixture.ts';
import { webhook } from './channel.ts';

testHttpRoom(webhook, { fieldsFor: (url) => ({ url: `${url}/hook`, secret: 'geheim' }), mostBytes: 100_000 });

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

it('signs timestamp and body, so that both can be checked', async () => {
  await webhook.send(messageFor('en'), { url: receiver.url, secret: 'geheim' }, loopbackTools);
  const { headers, body } = receiver.requests[0]!;
  expect(headers['tunewatch-timestamp']).toBe(String(nowMs / 1_000));
  const expected = createHmac('sha256', 'geheim').update(`${headers['tunewatch-timestamp'] as string}.${body.toString()}`).digest('hex');
  expect(headers['tunewatch-signature']).toBe(`sha256=${expected}`);
});

it('sends event, run, incident and url, and nothing else; no signature without a secret', async () => {
  await webhook.send(messageFor('zh'), { url: receiver.url }, loopbackTools);
  expect(JSON.parse(receiver.requests[0]!.body.toString())).toEqual({ event: 'incident.firing', run, incident, url: 'https://watch.example.org/incidents/0190-incident' });
  expect(receiver.requests[0]!.headers).not.toHaveProperty('tunewatch-signature');
});

it('has no incident in what is told of a run, and neither in a test', async () => {
  await webhook.send(messageFor('en', { event: 'run.finished', incident: null }), { url: receiver.url }, loopbackTools);
  await webhook.send(messageOf({ event: 'test', run: null, incident: null, atMs: nowMs }, context), { url: receiver.url }, loopbackTools);
  expect(receiver.requests.map(({ body }) => JSON.parse(body.toString()) as unknown)).toEqual([
    { event: 'run.finished', run, url: 'https://watch.example.org/runs/0190-run' },
    { event: 'test', run: null, url: 'https://watch.example.org/settings/channels' },
  ]);
});
