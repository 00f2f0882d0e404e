import { afterEach, describe, expect, it } from 'vitest';
import { FailingAt, failAtEveryCall } from '../../test/faults/failing-at.ts';
import { failingDatabase, sqliteError } from '../../test/faults/failing-database.ts';
import type { Packet } from '../protocol/packet.ts';
import { attemptId, framed, headerOf, packetOf, runId, startMs, StoreFolder } from './store.fixture.ts';

const folders: StoreFolder[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

let fault: FailingAt | null = null;
function breakable(foldAfterBytes: number): StoreFolder {
  fault = null;
  const folder = new StoreFolder({ foldAfterBytes, wrap: (sqlite) => failingDatabase(sqlite, () => fault) });
  folders.push(folder);
  folder.store.runs.openAttempt(headerOf(), startMs);
  return folder;
}

function packet(seq: number): Packet {
  const steps = Array.from({ length: 30 }, (_, i) => (seq - 1) * 30 + i);
  const histograms: Packet['histograms'] = [{ kind: 'category', name: 'label', step: steps[0]!, atMs: startMs, counts: Uint32Array.of(seq) }];
  return packetOf(seq, steps, { 'train/loss': steps, [`only/${seq}`]: steps }, { histograms, events: [{ kind: 'alert-raised', atMs: startMs, step: 0, title: String(seq), text: '', severity: 'info' }] });
}

/** What a store with these packets, and nothing else, holds. */
function expectExactly(folder: StoreFolder, packets: readonly Packet[]) {
  const steps = packets.flatMap(({ columns }) => Array.from(columns.steps));
  expect(folder.store.series.read(runId, ['train/loss'], { buckets: 10_000 })).toMatchObject([{ step: steps, value: steps }]);
  expect([...folder.store.series.replay(runId)].map(({ seq, histograms, events }) => [seq, histograms.length, events.length])).toEqual(packets.map(({ seq }) => [seq, 1, 1]));
}

describe('a disk that fails at any call while packets are stored', () => {
  it.each([
    ['SQLITE_FULL', 'in the log', 2 ** 20],
    ['SQLITE_IOERR_WRITE', 'in the log', 2 ** 20],
    ['SQLITE_FULL', 'folded at once', 1],
  ])('with %s, packets %s: what was accepted is there once, the rest is taken later', async (code, _, foldAfterBytes) => {
    let refused = 0;
    const calls = await failAtEveryCall(
      (failing) => new FailingAt(failing, () => sqliteError(code)),
      (planted) => {
        const folder = breakable(foldAfterBytes);
        folder.append([packet(1)]);
        fault = planted;
        const sent = [packet(2), packet(3)];
        for (const each of sent) {
          try {
            expect(folder.append([each]).stored).toEqual([each]);
          } catch (error) {
            expect(error).toMatchObject({ code: 'storage-unavailable', message: expect.stringContaining('Nothing was stored') });
            refused++;
            planted.disarm();
            expect(folder.append([each]).stored).toEqual([each]);
          }
        }
        planted.disarm();
        expectExactly(folder, [packet(1), ...sent]);
        folder.close();
        expectExactly(folder, [packet(1), ...sent]);
        folder.remove();
      },
    );
    expect(calls).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  }, 120_000);
});

it('a disk that stays full refuses every packet, loses none, and takes them when it is back', () => {
  const folder = breakable(1);
  folder.append([packet(1)]);
  fault = new FailingAt(1, () => sqliteError('SQLITE_FULL'), true);
  for (let attempt = 0; attempt < 3; attempt++) expect(() => folder.append([packet(2)])).toThrow(expect.objectContaining({ code: 'storage-unavailable', message: expect.stringContaining('disk') }));
  fault.disarm();
  expect(folder.append([packet(1), packet(2)])).toMatchObject({ duplicates: 1, lastSeq: 2 });
  expectExactly(folder, [packet(1), packet(2)]);
});

it('a disk that fails at any call breaks no heartbeat, and what it said is written by the next', async () => {
  const beat = (folder: StoreFolder, afterMs: number) => folder.store.runs.recordHeartbeat(runId, { atMs: startMs, lastStep: 1, stepAgeMs: 1, pendingRecords: 0, droppedRecords: 5 }, startMs + afterMs);
  const calls = await failAtEveryCall(
    (failing) => new FailingAt(failing, () => sqliteError('SQLITE_FULL')),
    (planted) => {
      const folder = breakable(1);
      fault = planted;
      beat(folder, 60_000);
      planted.disarm();
      beat(folder, 61_000);
      const expected = { lastSeenAtMs: startMs + 61_000, lostRecords: 5 };
      expect(folder.store.runs.find(runId)).toMatchObject(expected);
      folder.close();
      expect(folder.store.runs.find(runId)).toMatchObject(expected);
      folder.remove();
    },
  );
  expect(calls).toBeGreaterThan(4);
}, 30_000);

it('what was committed is answered as stored, even when the sign of life after it cannot be written', () => {
  const folder = breakable(2 ** 20);
  fault = new FailingAt(4, () => sqliteError('SQLITE_FULL'), true); // begin, insert and commit pass
  expect(folder.store.series.append(runId, attemptId, [framed(packet(1))], startMs + 60_000).stored).toHaveLength(1);
  expect(fault.hasFailed).toBe(true);
  fault.disarm();
  expectExactly(folder, [packet(1)]);
});

it('a store closes also while the disk is full, and the log keeps what was not folded', () => {
  const folder = breakable(2 ** 20);
  folder.append([packet(1)]);
  fault = new FailingAt(1, () => sqliteError('SQLITE_FULL'), true);
  try {
    folder.close();
  } catch (error) {
    expect(error).toMatchObject({ code: 'storage-unavailable' });
  }
  fault.disarm();
  expectExactly(folder, [packet(1)]);
});

it('a fold that fails leaves the packets in the log, and the next one folds them', () => {
  const folder = breakable(1);
  const inLog = () => folder.rows('SELECT count(*) AS n FROM packets');
  // The append makes four calls (begin, insert, commit, sign of life comes later); everything after them is the fold.
  let failing = 4;
  for (let seq = 1; ; seq++) {
    fault = new FailingAt(failing++, () => sqliteError('SQLITE_FULL'), true);
    let isStored = true;
    try {
      folder.append([packet(seq)]);
    } catch {
      isStored = false;
    }
    fault.disarm();
    if (!isStored) folder.append([packet(seq)]);
    else if (JSON.stringify(inLog()) !== '[{"n":0}]') {
      fault = null;
      folder.append([packet(seq + 1)]);
      expect(inLog()).toEqual([{ n: 0 }]);
      expectExactly(folder, Array.from({ length: seq + 1 }, (_, i) => packet(i + 1)));
      return;
    }
    expect(seq, 'no fold ever failed').toBeLessThan(20);
  }
});
