import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelRoom } from './channel.ts';
import { hostileName, loopbackTools, messageFor, run } from './notice.fixture.ts';
import { answer, startReceiver, type ReceivedRequest, type Receiver } from './receiver.fixture.ts';

export interface HttpRoomCase {
  /** The fields of a channel that sends to the receiver. */
  readonly fieldsFor: (receiverUrl: string) => Readonly<Record<string, string>>;
  /** Body of an answer that says all is well. */
  readonly okBody?: string;
  /** Most bytes that the receiver takes. */
  readonly mostBytes: number;
  /** What of a request is held against its golden copy; when not given, the request as it is, without what differs each time. */
  readonly readRequest?: (request: ReceivedRequest) => string;
  /** Answers of the receiver's own and what they mean. */
  readonly answers?: readonly (readonly [about: string, status: number, body: string, kind: 'delivered' | 'retryable' | 'rejected', retryAfterMs?: number])[];
}

const madeAnew = ['host', 'connection', 'content-length', 'user-agent'];

/** The request as text; multipart boundaries and picture bytes are named instead of quoted. */
export function textOf({ method, path, headers, body }: ReceivedRequest): string {
  const kept = Object.entries(headers).filter(([name]) => !madeAnew.includes(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const head = kept.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
  const isJson = /json/.test(headers['content-type'] ?? '');
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  const latin = body.toString('latin1').replace(/\x89PNG[\s\S]*?IEND[\s\S]{4}/, (png) => `<PNG of ${png.length} bytes>`);
  const text = Buffer.from(latin, 'latin1').toString('utf8');
  const shown = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return `${method} ${path}\n${head}\n\n${shown}\n`.replaceAll('\r', '').replaceAll(boundary ?? '\0', 'BOUNDARY');
}

/** What every room that speaks HTTP keeps: one message is one request, and every answer has its meaning, said in both languages. */
export function testHttpRoom(room: ChannelRoom, { fieldsFor, okBody = '', mostBytes, readRequest = textOf, answers = [] }: HttpRoomCase): void {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
    receiver.respond = answer(200, okBody, { 'content-type': 'application/json' });
  });
  afterEach(() => receiver.close());
  const send = (message = messageFor('en')) => room.send(message, fieldsFor(receiver.url), loopbackTools);

  describe(`channel ${room.kind}`, () => {
    it.each(['en', 'zh'] as const)('says an incident in %s as it always did', async (language) => {
      expect(await send(messageFor(language))).toMatchObject({ kind: 'delivered' });
      expect(receiver.requests).toHaveLength(1);
      await expect(readRequest(receiver.requests[0]!)).toMatchFileSnapshot(`./golden/${language}.txt`);
    });

    it.each([
      ['204', answer(204), okBody === '' ? 'delivered' : undefined, undefined],
      ['429 with Retry-After', answer(429, '', { 'retry-after': '7' }), 'retryable', 7_000],
      ['500', answer(500, 'oops'), 'retryable', undefined],
      ['503 with a date', answer(503, '', { 'retry-after': new Date(loopbackTools.nowMs() + 90_000).toUTCString() }), 'retryable', 90_000],
      ['400', answer(400, 'no such field'), 'rejected', undefined],
      ['403', answer(403), 'rejected', undefined],
      ['a redirect', answer(302, '', { location: 'http://169.254.169.254/' }), 'rejected', undefined],
    ] as const)('answers %s with one outcome, after one request', async (_, respond, kind, retryAfterMs) => {
      receiver.respond = respond;
      const outcome = await send();
      expect(receiver.requests).toHaveLength(1);
      if (kind !== undefined) expect(outcome.kind).toBe(kind);
      if (kind === 'retryable') expect(outcome).toEqual(retryAfterMs === undefined ? { kind, reason: outcome.reason } : { kind, reason: outcome.reason, retryAfterMs });
      expect(outcome.reason.en).not.toMatch(/\p{Script=Han}/u);
      expect(outcome.reason.zh).toMatch(/\p{Script=Han}/u);
    });

    it('is retryable when the receiver breaks off, or nobody listens', async () => {
      receiver.respond = (response) => response.destroy();
      expect(await send()).toMatchObject({ kind: 'retryable' });
      const fields = fieldsFor('http://127.0.0.1:1');
      expect(await room.send(messageFor('en'), fields, loopbackTools)).toMatchObject({ kind: 'retryable' });
    });

    it('refuses an address inside the network', async () => {
      expect(await room.send(messageFor('en'), fieldsFor('http://10.0.0.1'), loopbackTools)).toMatchObject({ kind: 'rejected', reason: { en: expect.stringContaining('10.0.0.1') as string } });
    });

    it('takes names of any script and length, within what the receiver takes', async () => {
      expect(await send(messageFor('zh', { run: { ...run, name: hostileName } }))).toMatchObject({ kind: 'delivered' });
      expect(receiver.requests[0]!.body.length).toBeLessThanOrEqual(mostBytes);
    });

    for (const [about, status, body, kind, retryAfterMs] of answers) {
      it(`understands: ${about}`, async () => {
        receiver.respond = answer(status, body, { 'content-type': 'application/json' });
        const outcome = await send();
        expect([outcome.kind, outcome.kind === 'retryable' ? outcome.retryAfterMs : undefined]).toEqual([kind, retryAfterMs]);
      });
    }
  });
}
