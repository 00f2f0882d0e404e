import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SeriesData } from '../../lib/protocol/resource.ts';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent, type Refused, type TestAgent } from './test-sockets.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(newFolder());
});
afterEach(async () => {
  closeSockets();
  expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(200); // whatever was sent, the server lives
});
afterAll(async () => {
  expect((await server.end('SIGTERM')).errors).not.toContain('A fault nobody caught');
  await cleanUp();
});

const loss = (seq: number, steps = [seq], values = steps.map((step) => step / 2)) => packetBytes(seq, { columns: columnsOf(steps, { 'train/loss': values }) });

async function pointsOf(runId: string, name = 'train/loss') {
  const response = await fetch(`${server.url}/api/v1/runs/${runId}/series/data?name=${encodeURIComponent(name)}`);
  const { items } = (await response.json()) as { items: (SeriesData & { resolution: 'raw' })[] };
  return items.flatMap((item) => item.step.map((step, i) => [step, item.value[i]]));
}

describe('a handshake', () => {
  const codeOf = (auth: object) => connectAgent(server.url, runHeader(), auth).then(() => 'accepted', (error: Refused) => error.refusal);

  it('is accepted, and says where to go on', async () => {
    const header = runHeader();
    const { accepted } = await connectAgent(server.url, header);
    expect(accepted).toMatchObject({ protocolVersion: 1, lastSeq: 0, path: `/runs/${header.runId}` });
  });

  it('of an unknown protocol version is refused with what to do', async () => {
    expect(await codeOf({ protocolVersion: 99 })).toMatchObject({ code: 'protocol-version-unknown', isRetryable: false, message: expect.stringContaining('Update the server') as string });
  });

  it('with a wrong token is refused, although none is required here', async () => {
    expect(await codeOf({ token: 'tw_wrong' })).toMatchObject({ code: 'unauthorized', message: expect.stringContaining('token create') as string });
  });

  it.each<[string, object]>([
    ['a token of the wrong type', { token: 7 }],
    ['no run', { run: null }],
    ['an id that is none', { run: runHeader({ runId: '../../etc/passwd' }) }],
    ['a name that is too long', { run: runHeader({ name: 'x'.repeat(10_000) }) }],
    ['tags of the wrong type', { run: { ...runHeader(), tags: 'a' } }],
    ['a time of the wrong type', { sentAtMs: 'now' }],
  ])('with %s is refused as malformed', async (_, auth) => {
    expect(await codeOf(auth)).toMatchObject({ code: 'handshake-malformed', isRetryable: false });
  });

  it('of a run under another project is refused', async () => {
    const header = runHeader();
    await connectAgent(server.url, header);
    expect(await codeOf({ run: { ...header, attemptId: randomUUID(), project: 'other' } })).toMatchObject({ code: 'run-belongs-to-another-project' });
  });

  it('of the same attempt ends the connection before', async () => {
    const header = runHeader();
    const first = await connectAgent(server.url, header);
    const ended = new Promise<string>((resolve) => first.socket.once('disconnect', resolve));
    await connectAgent(server.url, header);
    expect(await ended).toBe('io server disconnect');
  });
});

describe('a batch', () => {
  const header = runHeader();
  let agent: TestAgent;
  let seq = 0;
  beforeEach(async () => {
    agent = await connectAgent(server.url, header);
    expect(agent.accepted.lastSeq).toBe(seq);
  });

  it('is stored once, however often it comes', async () => {
    const batch = Buffer.concat([loss(1), loss(2)]);
    expect(await agent.push(batch)).toEqual({ ok: true, lastSeq: 2, duplicates: 0 });
    expect(await agent.push(batch)).toEqual({ ok: true, lastSeq: 2, duplicates: 2 });
    expect(await agent.push(Buffer.concat([loss(2), loss(3)]))).toEqual({ ok: true, lastSeq: 3, duplicates: 1 });
    expect(await pointsOf(header.runId)).toEqual([[1, 0.5], [2, 1], [3, 1.5]]);
    seq = 3;
  });

  it('may go backwards in steps, and may hold what is no finite number', async () => {
    expect(await agent.push(loss(4, [2, 1], [NaN, -Infinity]))).toMatchObject({ ok: true });
    expect((await pointsOf(header.runId)).map(([, value]) => value)).toEqual(expect.arrayContaining(['NaN', '-Infinity']));
    seq = 4;
  });

  it.each<[string, () => unknown, string]>([
    ['of text', () => 'packets', 'batch-malformed'],
    ['of nothing', () => null, 'batch-malformed'],
    ['of a list', () => [1, 2], 'batch-malformed'],
    ['of noise', () => Buffer.from('this is not a packet, it is a sentence'), 'packet-malformed'],
    ['cut off', () => loss(5).subarray(0, 30), 'packet-malformed'],
    ['with a flipped bit', () => loss(5).map((byte, i) => (i === 40 ? byte ^ 1 : byte)), 'packet-checksum-wrong'],
    ['with a name of 10 kB', () => packetBytes(5, { columns: columnsOf([5], { ['x'.repeat(10_000)]: [1] }) }), 'name-too-long'],
    ['larger than the limit', () => Buffer.alloc(4_194_305), 'batch-too-large'],
  ])('%s is refused, and the connection goes on', async (_, batch, code) => {
    const answer = await agent.push(batch());
    expect(answer).toMatchObject({ ok: false, lastSeq: seq, error: { code, isRetryable: false } });
    expect(agent.socket.connected).toBe(true);
  });

  it('keeps the good packets before a bad one', async () => {
    const answer = await agent.push(Buffer.concat([loss(5), Buffer.from('noise that goes on for more than a header')]));
    expect(answer).toMatchObject({ ok: false, lastSeq: 5, refusedSeq: 6, error: { code: 'packet-malformed' } });
    seq = 5;
  });

  it('far beyond the limit ends the connection and nothing else', async () => {
    const ended = new Promise((resolve) => agent.socket.once('disconnect', resolve));
    agent.socket.emit('batch:pushed', Buffer.alloc(9_000_000));
    await ended;
  });

  it('may name a series with markup: it stays text', async () => {
    const name = '<script>alert(1)</script>';
    expect(await agent.push(packetBytes(6, { columns: columnsOf([6], { [name]: [1] }) }))).toMatchObject({ ok: true });
    expect(await pointsOf(header.runId, name)).toEqual([[6, 1]]);
    seq = 6;
  });
});

it('messages of every wrong type and shape hurt nobody', async () => {
  const agent = await connectAgent(server.url, runHeader());
  const junk = [undefined, null, 0, 'text', [], {}, { atMs: 'x' }, { __proto__: { atMs: 1 } }, Buffer.from([1, 2, 3]), { nested: { deep: [Buffer.from([1])] } }];
  for (const event of ['batch:pushed', 'heartbeat:sent', 'handshake:accepted', 'no:such-event', 'constructor', '__proto__']) {
    for (const one of junk) {
      agent.socket.emit(event, one);
      agent.socket.emit(event);
      agent.socket.emit(event, one, one, one);
      agent.socket.emit(event, one, 'no callback');
    }
  }
  expect(await agent.push(loss(1))).toEqual({ ok: true, lastSeq: 1, duplicates: 0 });
});

it('an attempt that ended takes no more', async () => {
  const header = runHeader();
  const agent = await connectAgent(server.url, header);
  await agent.push(packetBytes(1, { events: [{ kind: 'attempt-ended', status: 'finished', atMs: 1, step: 0 }] }));
  expect(await agent.push(loss(2))).toMatchObject({ ok: false, error: { code: 'attempt-ended', isRetryable: false } });
  expect(await (await fetch(`${server.url}/api/v1/runs/${header.runId}`)).json()).toMatchObject({ status: 'finished' });
});
