import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailingAt } from '../../test/faults/failing-at.ts';
import { failingDatabase, sqliteError } from '../../test/faults/failing-database.ts';
import { encodePacket } from '../protocol/encode-packet.ts';
import { limits } from '../protocol/limits.ts';
import type { Packet } from '../protocol/packet.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { attemptId, headerOf, packetOf, runId, startMs, StoreFolder } from '../storage/store.fixture.ts';
import { createIngest, type Ingest } from './create-ingest.ts';

let fault: FailingAt | null = null;
let folder: StoreFolder;
let ingest: Ingest;
let stored: [string, number[]][];
let logged: string[];
let onStored: (runId: string, packets: readonly Packet[]) => void;

const otherRun = '01900000-0000-7000-8000-000000000002';
const log = (_: unknown, message: string) => void logged.push(message);

beforeEach(() => {
  fault = null;
  folder = new StoreFolder({ wrap: (sqlite) => failingDatabase(sqlite, () => fault) });
  folder.store.runs.openAttempt(headerOf(), startMs);
  folder.store.runs.openAttempt(headerOf({ runId: otherRun }), startMs);
  stored = [];
  logged = [];
  onStored = (id, packets) => void stored.push([id, packets.map(({ seq }) => seq)]);
  ingest = createIngest({ store: folder.store, clock: { nowMs: () => startMs }, logger: { info: log, warn: log, error: log }, onStored: (id, packets) => onStored(id, packets) });
});
afterEach(() => {
  ingest.close();
  folder.remove();
});

const bytesOf = (seq: number, rest: Partial<Packet> = {}) => encodePacket(packetOf(seq, [seq], { 'train/loss': [seq] }, rest));
const batchOf = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);
const push = (batch: unknown, run = runId) => ingest.push(run, attemptId, batch);
const steps = () => folder.store.series.read(runId, ['train/loss'], { buckets: 1000 })[0]?.step ?? [];

describe('a batch', () => {
  it('is stored, told and then answered', async () => {
    const answer = await push(batchOf(bytesOf(1), bytesOf(2)));
    expect(answer).toEqual({ ok: true, lastSeq: 2, duplicates: 0 });
    expect(stored).toEqual([[runId, [1, 2]]]);
    expect(await push(batchOf(bytesOf(1), bytesOf(2), bytesOf(3)))).toEqual({ ok: true, lastSeq: 3, duplicates: 2 });
    expect(stored).toEqual([[runId, [1, 2]], [runId, [3]]]);
    expect(await push(batchOf(bytesOf(3)))).toEqual({ ok: true, lastSeq: 3, duplicates: 1 });
    expect(stored).toHaveLength(2);
  });

  it('without a packet is no fault', async () => expect(await push(new Uint8Array(0))).toEqual({ ok: true, lastSeq: 0, duplicates: 0 }));

  it('of several connections is committed together, in order of arrival', async () => {
    const commits = countCommits();
    const answers = await Promise.all([push(bytesOf(1)), push(bytesOf(1), otherRun), push(bytesOf(2)), push(bytesOf(1), '01900000-0000-7000-8000-00000000dead')]);
    expect(answers.map((answer) => (answer.ok ? answer.lastSeq : answer.error.code))).toEqual([1, 1, 2, 'run-unknown']);
    expect(stored).toEqual([[runId, [1]], [otherRun, [1]], [runId, [2]]]);
    expect(commits()).toBe(1);
  });

  it('that waits is committed by flush and close, and later ones are turned away for now', async () => {
    const first = push(bytesOf(1));
    ingest.flush();
    expect(steps()).toEqual([1]);
    const second = push(bytesOf(2));
    ingest.close();
    expect(steps()).toEqual([1, 2]);
    expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await push(bytesOf(3))).toMatchObject({ ok: false, error: { code: 'storage-unavailable', isRetryable: true }, lastSeq: 2 });
  });

  it('is answered even when what follows from it fails', async () => {
    onStored = () => {
      throw new Error('a rule failed');
    };
    expect(await push(bytesOf(1))).toMatchObject({ ok: true, lastSeq: 1 });
    expect(logged).toEqual(['What follows from a stored batch failed; the batch itself is stored.']);
  });
});

describe('a batch that cannot be taken', () => {
  it.each([['a text', 'TWP1'], ['nothing', undefined], ['null', null], ['a list', [1, 2]], ['an object', { length: 3 }], ['a number', 7], ['other numbers', new Float32Array(3)], ['a bare buffer', new ArrayBuffer(20)]])(
    'because it is %s',
    async (_, batch) => {
      expect(await push(batch)).toMatchObject({ ok: false, error: { code: 'batch-malformed', isRetryable: false }, lastSeq: 0 });
    },
  );

  it('because it is too large', async () => {
    expect(await push(new Uint8Array(limits.batchBytes + 1))).toMatchObject({ ok: false, error: { code: 'batch-too-large', message: expect.stringContaining('4194305 bytes') } });
  });

  it('after some packets: those before the bad one are stored, and it is named', async () => {
    const damaged = bytesOf(3);
    damaged[damaged.length - 1]! ^= 1;
    const answer = await push(batchOf(bytesOf(1), bytesOf(2), damaged, bytesOf(4)));
    expect(answer).toMatchObject({ ok: false, error: { code: 'packet-checksum-wrong' }, lastSeq: 2, refusedSeq: 3 });
    expect(steps()).toEqual([1, 2]);
    expect(stored).toEqual([[runId, [1, 2]]]);
    expect(await push(batchOf(bytesOf(3), bytesOf(4)))).toEqual({ ok: true, lastSeq: 4, duplicates: 0 });
  });

  it('because a name has 10 kB', async () => {
    const answer = await push(batchOf(bytesOf(1), encodePacket(packetOf(2, [2], { ['x'.repeat(10_000)]: [2] }))));
    expect(answer).toMatchObject({ ok: false, error: { code: 'name-too-long', message: expect.stringContaining('10000 bytes') }, lastSeq: 1, refusedSeq: 2 });
  });

  it('because it is cut off: the next packet is named by counting on', async () => {
    expect(await push(batchOf(bytesOf(1), bytesOf(2).subarray(0, 9)))).toMatchObject({ ok: false, error: { code: 'packet-malformed' }, lastSeq: 1, refusedSeq: 2 });
    const answer = await push(bytesOf(2).subarray(0, 9));
    expect(answer).toMatchObject({ ok: false, error: { code: 'packet-malformed' }, lastSeq: 1 });
    expect(answer).not.toHaveProperty('refusedSeq');
  });

  it('because its attempt has ended', async () => {
    await push(bytesOf(1, { events: [{ kind: 'attempt-ended', atMs: startMs, step: 1, status: 'finished' }] }));
    expect(await push(bytesOf(2))).toMatchObject({ ok: false, error: { code: 'attempt-ended', isRetryable: false }, lastSeq: 1 });
    expect(await push(bytesOf(1))).toEqual({ ok: true, lastSeq: 1, duplicates: 1 });
  });
});

describe('events', () => {
  const withEvent = (event: unknown) => batchOf(bytesOf(1), bytesOf(2, { events: [event as RunEvent] }));
  const alert = { kind: 'alert-raised', atMs: 1, step: 1, title: 'x', text: '', severity: 'info' };

  it.each([
    ['nothing', null, /event 0 has a wrong shape/],
    ['a text', 'alert', /event 0 has a wrong shape/],
    ['no step', { ...alert, step: undefined }, /"step"/],
    ['a severity that is none', { ...alert, severity: 'fatal' }, /\(alert-raised\) has a wrong "severity"/],
    ['a status that is none', { kind: 'attempt-ended', atMs: 1, step: 1, status: 'paused' }, /\(attempt-ended\) has a wrong "status"/],
    ['a model without layers', { kind: 'model-described', atMs: 1, step: 1, model: { name: 'm' } }, /\(model-described\) has a wrong "model\.layers"/],
  ])('with %s are refused, naming packet and field', async (_, event, message) => {
    const answer = await push(withEvent(event));
    expect(answer).toMatchObject({ ok: false, error: { code: 'packet-malformed', message: expect.stringMatching(message) }, lastSeq: 1, refusedSeq: 2 });
    expect(answer.ok ? '' : answer.error.message).toContain('Packet 2');
  });

  it('of a kind not known are kept', async () => {
    const event = { kind: 'coffee-brewed', atMs: 1, step: 1, cups: 2 };
    expect(await push(withEvent(event))).toMatchObject({ ok: true, lastSeq: 2 });
    expect([...folder.store.series.replay(runId)][1]!.events).toEqual([event]);
  });
});

describe('a disk that refuses', () => {
  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_FSYNC'])('with %s: nothing is lost, and later batches are taken', async (code) => {
    await push(bytesOf(1));
    fault = new FailingAt(1, () => sqliteError(code), true);
    expect(await push(batchOf(bytesOf(2), bytesOf(3)))).toMatchObject({ ok: false, error: { code: 'storage-unavailable', isRetryable: true }, lastSeq: 1 });
    fault.disarm();
    expect(await push(batchOf(bytesOf(2), bytesOf(3)))).toEqual({ ok: true, lastSeq: 3, duplicates: 0 });
    expect(steps()).toEqual([1, 2, 3]);
    expect(stored).toEqual([[runId, [1]], [runId, [2, 3]]]);
  });
});

function countCommits(): () => number {
  let commits = 0;
  const { appendMany } = folder.store.series;
  Object.assign(folder.store.series, { appendMany: (...values: Parameters<typeof appendMany>) => (commits++, appendMany(...values)) });
  return () => commits;
}
