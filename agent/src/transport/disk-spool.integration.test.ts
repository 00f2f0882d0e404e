import { mkdtempSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiskSpool, type SpoolBounds } from './disk-spool.ts';
import { examplePacket, testPacketQueue } from './packet-queue.conformance.ts';
import type { OnDropped } from './packet-queue.ts';
import { writeExitSegment } from './spool-folder.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'tunewatch-spool-'));
const small: SpoolBounds = { segmentBytes: 300, totalBytes: 1e9, syncEveryMs: 1e6 };
const noDrops: OnDropped = (reason, records) => expect.fail(`dropped ${records}: ${reason}`);
const segments = (path: string) => readdirSync(path).filter((name) => name.endsWith('.segment'));
const seqs = (spool: DiskSpool) => spool.read(0, 1e9).map(({ seq }) => seq);

describe('as every queue', () => testPacketQueue((onDropped) => new DiskSpool(folder(), onDropped, small)));

test('what was written is there for the next owner, without close', () => {
  const path = folder();
  const spool = new DiskSpool(path, noDrops, small);
  for (let seq = 1; seq <= 20; seq++) spool.append(examplePacket(seq));
  spool.acknowledge(9);
  const next = new DiskSpool(path, noDrops, small);
  expect(next.lastSeq).toBe(20);
  expect(seqs(next).slice(-11)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  next.append(examplePacket(21));
  expect(seqs(next).at(-1)).toBe(21);
});

test('acknowledged segments are deleted, and an emptied folder goes on with the next seq', () => {
  const path = folder();
  const spool = new DiskSpool(path, noDrops, small);
  for (let seq = 1; seq <= 20; seq++) spool.append(examplePacket(seq));
  const before = segments(path).length;
  spool.acknowledge(12);
  expect(segments(path).length).toBeLessThan(before);
  spool.acknowledge(20);
  spool.close();
  expect(segments(path)).toEqual([]);
  const next = new DiskSpool(path, noDrops, small);
  expect([next.lastSeq, next.acknowledgedSeq]).toEqual([20, 20]);
  next.append(examplePacket(21));
  expect(seqs(next)).toEqual([21]);
});

test('a tail torn at any byte costs the torn packet only, and the file is cut back', () => {
  const path = folder();
  const spool = new DiskSpool(path, noDrops, { ...small, segmentBytes: 1e6 });
  for (let seq = 1; seq <= 3; seq++) spool.append(examplePacket(seq));
  const [name] = segments(path);
  const content = readFileSync(join(path, name!));
  const frame = content.length / 3;
  for (let length = 0; length <= content.length; length++) {
    const torn = folder();
    writeFileSync(join(torn, name!), content.subarray(0, length));
    const next = new DiskSpool(torn, noDrops, small);
    const whole = Math.floor(length / frame);
    expect(seqs(next)).toEqual([1, 2, 3].slice(0, whole));
    next.append(examplePacket(whole + 1));
    expect(seqs(next)).toEqual([1, 2, 3, 4].slice(0, whole + 1));
  }
});

test('a flipped byte is a counted gap, whether it is found at opening or while reading', () => {
  const flipped = (path: string, at: number) => {
    const file = join(path, segments(path)[0]!);
    const content = readFileSync(file);
    content[at]! ^= 0x40;
    writeFileSync(file, content);
  };
  for (let at = 70; at < 136; at += 5) {
    const path = folder();
    const drops: [string, number][] = [];
    const spool = new DiskSpool(path, (reason, records) => drops.push([reason, records]), { ...small, segmentBytes: 1e6 });
    for (let seq = 1; seq <= 4; seq++) spool.append(examplePacket(seq));
    flipped(path, at);
    expect(seqs(spool)).toEqual([1, 3, 4]);
    expect(drops).toEqual([['spool-damaged', examplePacket(2).records]]);
    expect(spool.pendingRecords).toBe([1, 3, 4].reduce((sum, seq) => sum + examplePacket(seq).records, 0));

    const found: [string, number][] = [];
    expect(seqs(new DiskSpool(path, (reason, packets) => found.push([reason, packets]), small))).toEqual([1, 3, 4]);
    expect(found).toEqual([['spool-damaged', 1]]);
  }
});

test('a damaged last packet is not waited for', () => {
  const path = folder();
  const drops: number[] = [];
  const spool = new DiskSpool(path, (_reason, records) => drops.push(records), { ...small, segmentBytes: 1e6 });
  for (let seq = 1; seq <= 2; seq++) spool.append(examplePacket(seq));
  truncateSync(join(path, segments(path)[0]!), 80);
  expect(seqs(spool)).toEqual([1]);
  expect(drops).toEqual([examplePacket(2).records]);
});

test('over its size the oldest packets without events go, then the oldest; all counted, none that was read out', () => {
  const path = folder();
  let dropped = 0;
  const spool = new DiskSpool(path, (reason, records) => {
    expect(reason).toBe('spool-full');
    dropped += records;
  }, { segmentBytes: 300, totalBytes: 2_000, syncEveryMs: 1e6 });
  let appended = 0;
  const append = (seq: number) => {
    const packet = examplePacket(seq, 40, seq % 10 === 0);
    appended += packet.records;
    spool.append(packet);
  };
  for (let seq = 1; seq <= 10; seq++) append(seq);
  expect(spool.read(0, 80).map(({ seq }) => seq)).toEqual([1, 2]);
  for (let seq = 11; seq <= 100; seq++) append(seq);
  expect(appended).toBe(spool.pendingRecords + dropped);
  const left = seqs(new DiskSpool(path, noDrops, small));
  expect(left.slice(0, 7)).toEqual([1, 2, 10, 20, 30, 40, 50]);
  expect(left.at(-1)).toBe(100);
});

test('when even the events do not fit, the oldest of them go', () => {
  const path = folder();
  let dropped = 0;
  let appended = 0;
  const spool = new DiskSpool(path, (_reason, records) => (dropped += records), { segmentBytes: 300, totalBytes: 2_000, syncEveryMs: 1e6 });
  for (let seq = 1; seq <= 500; seq++) {
    appended += examplePacket(seq).records;
    spool.append(examplePacket(seq, 40, true));
  }
  expect(appended).toBe(spool.pendingRecords + dropped);
  const left = seqs(spool);
  expect(left.at(-1)).toBe(500);
  expect(left).toEqual(Array.from({ length: left.length }, (_, index) => 501 - left.length + index));
  expect(left.length).toBeGreaterThan(10);
});

test('what a dying process wrote beside the worker is read once', () => {
  const path = folder();
  const spool = new DiskSpool(path, noDrops, small);
  for (let seq = 1; seq <= 12; seq++) spool.append(examplePacket(seq));
  writeExitSegment(path, [10, 11, 12, 13, 14].map((seq) => examplePacket(seq)));
  spool.append(examplePacket(13));
  const next = new DiskSpool(path, noDrops, small);
  expect(seqs(next)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  next.acknowledge(14);
  next.close();
  expect(segments(path)).toEqual([]);
});

const move = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('append' as const), gap: fc.constantFrom(1, 1, 1, 2, 5), size: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), after: fc.nat(30), bytes: fc.nat(500) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('acknowledge' as const), back: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);

test('any order of appending, reading, acknowledging and reopening behaves as a plain list', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60, size: 'max' }), (moves) => {
      const path = folder();
      let spool = new DiskSpool(path, noDrops, small);
      let list: { seq: number; records: number }[] = [];
      let seq = 0;
      let acknowledged = 0;
      for (const one of moves) {
        if (one.kind === 'append') {
          const packet = examplePacket((seq += one.gap), one.size);
          spool.append(packet);
          list.push(packet);
        } else if (one.kind === 'acknowledge') {
          acknowledged = Math.max(acknowledged, seq - one.back);
          spool.acknowledge(seq - one.back);
          list = list.filter((packet) => packet.seq > acknowledged);
        } else if (one.kind === 'reopen') {
          spool.close();
          spool = new DiskSpool(path, noDrops, small);
        } else {
          const expected = list.filter((packet) => packet.seq > one.after).map((packet) => packet.seq);
          const got = spool.read(one.after, one.bytes).map((packet) => packet.seq);
          expect(got).toEqual(expected.slice(0, got.length));
          if (expected.length > 0) expect(got.length).toBeGreaterThan(0);
        }
        expect(spool.pendingRecords).toBe(list.reduce((sum, { records }) => sum + records, 0));
      }
      expect(seqs(spool)).toEqual(list.map((packet) => packet.seq));
      spool.close();
    }),
    { numRuns: 150 },
  );
});
