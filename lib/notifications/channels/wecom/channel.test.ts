import { afterEach, beforeEach, expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { hostileName, loopbackTools, messageFor, run } from '../../notice.fixture.ts';
import { startReceiver, type Receiver } from '../../receiver.fixture.ts';
import { wecom } from './channel.ts';

testHttpRoom(wecom, {
  fieldsFor: (url) => ({ url: `${url}/cgi-bin/webhook/send?key=x` }),
  okBody: '{"errcode":0,"errmsg":"ok"}',
  mostBytes: 4_000,
  answers: [['a wrong key', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'rejected'], ['too many a minute', 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', 'retryable']],
});

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

it('keeps the link within the limit of 2,048 bytes', async () => {
  await wecom.send(messageFor('zh', { run: { ...run, name: hostileName } }), { url: receiver.url }, loopbackTools);
  const { text } = JSON.parse(receiver.requests[0]!.body.toString()) as { readonly text: { readonly content: string } };
  expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2_048);
  expect(text.content).toMatch(/\nhttps:\/\/watch\.example\.org\/incidents\/0190-incident$/);
});
