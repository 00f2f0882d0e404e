import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunHeader } from '../../../lib/protocol/agent-channel.ts';
import { describeEnvironment } from '../environment.ts';
import { ProtocolServer } from '../testing/protocol-server.fixture.ts';
import { uuidV7 } from '../uuid.ts';
import { RetryingTransport, waitAbortably } from './retrying-transport.ts';
import { SocketIoTransport, type SocketIoOptions } from './socket-io-transport.ts';
import { realPacket, testTransport } from './transport.conformance.ts';

let server: ProtocolServer;
beforeEach(async () => {
  server = await new ProtocolServer().start();
});
afterEach(() => server.stop());

const header = (): RunHeader => ({
  runId: uuidV7(Date.now()), attemptId: uuidV7(Date.now()), project: 'p', name: 'n', config: {}, tags: [], notes: '', task: null,
  totalSteps: null, startedAtMs: Date.now(), isResume: false, environment: describeEnvironment(null),
});
const connect = (options: Partial<SocketIoOptions> = {}) => new SocketIoTransport({ url: server.url, token: null, header: header(), answerTimeoutMs: 2_000, ...options });
const arrived = () => [...server.attempts.values()].flatMap(({ packets }) => packets.map(({ seq }) => seq));

describe('as every transport', () => testTransport(async () => ({ transport: connect(), arrived, settled: async () => undefined })));

test('the handshake carries version, token, clock and run; the answer comes before anything is sent', async () => {
  const accepted: number[] = [];
  const run = header();
  const transport = connect({ header: run, token: 'secret', onAccepted: ({ lastSeq }) => accepted.push(lastSeq) });
  await transport.send([realPacket(1)]);
  expect(server.handshakes).toMatchObject([{ protocolVersion: 1, token: 'secret', run: { runId: run.runId } }]);
  expect(server.handshakes[0]!.sentAtMs).toBeGreaterThan(1.6e12);
  expect(accepted).toEqual([0]);
  await transport.close();
});

test('a batch without an answer in time can be tried again, and again is not twice', async () => {
  let batches = 0;
  server.onBatch = () => (batches++ < 2 ? { kind: 'store-silently' } : { kind: 'store-and-answer' });
  const socket = connect({ answerTimeoutMs: 150 });
  const transport = new RetryingTransport(socket, { wait: waitAbortably, random: Math.random });
  expect(await transport.send([realPacket(1), realPacket(2)])).toEqual({ kind: 'accepted', lastSeq: 2 });
  expect(server.attempt()).toMatchObject({ duplicates: 4, missing: 0 });
  expect(arrived()).toEqual([1, 2]);
  await transport.close();
});

test('it comes back by itself after the server was away, and after the server threw it out', async () => {
  const socket = connect();
  const transport = new RetryingTransport(socket, { wait: waitAbortably, random: Math.random });
  await transport.send([realPacket(1)]);
  await server.stop();
  await server.start();
  expect(await transport.send([realPacket(2)])).toEqual({ kind: 'accepted', lastSeq: 2 });
  expect(arrived()).toEqual([1, 2]);
  await transport.close();
});

test('a refusal at the door is told with its code and asked again, later', async () => {
  const refusals: string[] = [];
  let closedDoors = 1;
  server.onHandshake = () => (closedDoors-- > 0 ? { code: 'unauthorized', message: 'The token is not known.', isRetryable: false } : null);
  const transport = connect({ refusedPauseMs: 20, onConnectFailed: (_message, refusal) => refusals.push(refusal?.code ?? 'none') });
  expect(await transport.send([realPacket(1)])).toEqual({ kind: 'accepted', lastSeq: 1 });
  expect(refusals).toEqual(['unauthorized']);
  await transport.close();
});

test('closing while a batch is on its way answers closed', async () => {
  server.onBatch = () => ({ kind: 'ignore' });
  const transport = connect();
  const sending = transport.send([realPacket(1)]);
  await server.until('the connection', () => server.attempts.size > 0);
  await transport.close();
  expect(await sending).toEqual({ kind: 'closed' });
});

test('what the server asks for is passed on, when it makes sense', async () => {
  const asked: number[] = [];
  const transport = connect({ onSamplingRequested: (steps) => asked.push(steps) });
  await transport.send([realPacket(1)]);
  for (const steps of [Number.NaN, -5, 1.5, 20]) server.askSampling(steps);
  await transport.send([realPacket(2)]);
  expect(asked).toEqual([20]);
  await transport.close();
});
