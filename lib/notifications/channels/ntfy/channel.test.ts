import { afterEach, beforeEach, expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { loopbackTools, messageFor, run } from '../../notice.fixture.ts';
import { startReceiver, type Receiver } from '../../receiver.fixture.ts';
import { ntfy } from './channel.ts';

testHttpRoom(ntfy, { fieldsFor: (url) => ({ url: `${url}/trainings`, token: 'tk_x' }), okBody: '{"id":"x"}', mostBytes: 8_000 });

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

it('puts no line of a name into the headers, and sends text alone where there is no curve', async () => {
  await ntfy.send(messageFor('en', { run: { ...run, name: 'a\r\nX-Evil: 1', sparkline: [] } }), { url: receiver.url }, loopbackTools);
  const { headers, body } = receiver.requests[0]!;
  expect(headers).not.toHaveProperty('x-evil');
  expect(headers).not.toHaveProperty('authorization');
  expect([headers['content-type'], headers.priority, headers.click]).toEqual(['text/plain; charset=utf-8', '5', 'https://watch.example.org/incidents/0190-incident']);
  expect(body.toString()).toContain('The loss rose from 2.31 to 9.8');
});
