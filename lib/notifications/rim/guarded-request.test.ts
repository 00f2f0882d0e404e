import { once } from 'node:events';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../channel.ts';
import { delivered } from '../outcome.ts';
import { answer, startReceiver, type Receiver } from '../receiver.fixture.ts';
import { certificate, key } from './hook-example.fixture.ts';
import { answerBytes, guardedRequest, type RequestOptions } from './guarded-request.ts';

const policy = { isLoopbackAllowed: true, isPrivateAllowed: false };
let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(() => receiver.close());

async function request(url: string, options: Partial<RequestOptions> = {}) {
  const answers: HttpAnswer[] = [];
  const judge = (one: HttpAnswer) => (answers.push(one), delivered());
  const outcome = await guardedRequest({ method: 'POST', url, headers: {}, body: 'hi' }, judge, { policy, ...options });
  return { outcome, answers };
}

describe('guardedRequest', () => {
  it('connects to the address that was checked, under the name that was asked for', async () => {
    let asked = 0;
    const lookup = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    const { port } = new URL(receiver.url);
    expect((await request(`http://hook.example:${port}/x`, { lookup })).outcome.kind).toBe('delivered');
    expect([asked, receiver.requests[0]!.headers.host, receiver.requests[0]!.body.toString()]).toEqual([1, `hook.example:${port}`, 'hi']);
  });

  it('asks nobody on this machine when that is not allowed', async () => {
    const { outcome } = await request(receiver.url, { policy: { isLoopbackAllowed: false, isPrivateAllowed: false } });
    expect([outcome.kind, receiver.requests]).toEqual(['rejected', []]);
  });

  it('does not follow a redirect', async () => {
    receiver.respond = answer(302, '', { location: `${receiver.url}/elsewhere` });
    expect((await request(receiver.url)).answers).toMatchObject([{ status: 302 }]);
    expect(receiver.requests).toHaveLength(1);
  });

  it('gives up on a receiver that never answers, or never ends', async () => {
    receiver.respond = () => undefined;
    expect((await request(receiver.url, { timeoutMs: 50 })).outcome).toMatchObject({ kind: 'retryable', reason: { en: 'The receiver did not answer within 0.05 s.' } });
    receiver.respond = (response) => void response.write('a');
    expect((await request(receiver.url, { timeoutMs: 50 })).outcome.kind).toBe('retryable');
    const lookup = () => new Promise<never>(() => undefined);
    expect((await request('http://slow.example/', { timeoutMs: 50, lookup })).outcome.kind).toBe('retryable');
  });

  it('reads no more of an answer than it needs', async () => {
    receiver.respond = answer(200, 'x'.repeat(4 * answerBytes));
    expect((await request(receiver.url)).answers[0]!.text).toHaveLength(answerBytes);
  });

  it('says when what answers does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('nonsense\r\n\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect((await request(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).outcome.kind).toBe('retryable');
    server.close();
  });

  it('says when the certificate is not trusted or not for that name, and is content when it is', async () => {
    const server = createSecureServer({ key, cert: certificate }, (_, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    expect((await request(`https://hook.example:${port}`, { lookup })).outcome).toMatchObject({ kind: 'retryable', reason: { en: expect.stringContaining('certificate') as string } });
    expect((await request(`https://other.example:${port}`, { lookup, ca: certificate })).outcome).toMatchObject({ kind: 'retryable', reason: { en: expect.stringContaining('certificate') as string } });
    expect((await request(`https://hook.example:${port}`, { lookup, ca: certificate })).outcome.kind).toBe('delivered');
    server.close();
  });
});
