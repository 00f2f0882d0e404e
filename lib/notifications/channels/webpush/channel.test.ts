import { createHmac, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testHttpRoom } from '../../channel.conformance.ts';
import { loopbackTools, messageFor, vapid } from '../../notice.fixture.ts';
import { createPushReader } from '../../push-reader.fixture.ts';
import { answer, startReceiver, type Receiver } from '../../receiver.fixture.ts';
import { webpush } from './channel.ts';

const { keys, decrypt } = createPushReader();

testHttpRoom(webpush, { fieldsFor: (url) => ({ url: `${url}/push/x`, ...keys }), mostBytes: 4_096, readRequest: (request) => `${JSON.stringify(JSON.parse(decrypt(request)), null, 2)}\n` });

let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());
const send = (fields: Record<string, string> = {}) => webpush.send(messageFor('en'), { url: `${receiver.url}/push/x`, ...keys, ...fields }, loopbackTools);

it('is signed by this server, for that push service', async () => {
  await send();
  const { headers } = receiver.requests[0]!;
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high' });
  const [, token = ''] = /^vapid t=([^,]+)/.exec(headers.authorization ?? '') ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: receiver.url, sub: vapid.subject });
  const point = Buffer.from(vapid.publicKey, 'base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
});

it.each([404, 410])('says that the browser is gone when its push service answers %i', async (status) => {
  receiver.respond = answer(status);
  expect(await send()).toMatchObject({ kind: 'rejected', isGone: true });
});

it('refuses keys that are none, without a request', async () => {
  expect(await send({ p256dh: 'short' })).toMatchObject({ kind: 'rejected' });
  expect(receiver.requests).toEqual([]);
});

it('could not be read with another key', async () => {
  await send();
  const body = Buffer.from(receiver.requests[0]!.body);
  body[body.length - 1]! ^= createHmac('sha256', 'x').digest()[0]! | 1;
  expect(() => decrypt({ body })).toThrow();
});
