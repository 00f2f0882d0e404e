import { expect, test } from 'vitest';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import { flushAfterMs } from './flush-policy.ts';
import { Guard } from './guard.ts';
import { Recording } from './recording.ts';
import type { RecordedPacket } from './recorder.ts';
import { SharedState } from './transport/shared-state.ts';

function recording() {
  let nowMs = 1_000_000;
  const posted: RecordedPacket[] = [];
  const warned: string[] = [];
  const shared = new SharedState();
  const made = new Recording({
    shared,
    guard: new Guard(() => undefined, (code) => warned.push(code)),
    nowMs: () => nowMs,
    currentStep: () => 7,
    outlet: { post: (packets) => posted.push(...packets), receive: () => undefined },
  });
  const events = () => posted.flatMap(({ bytes }) => decodePackets(bytes)[0]!.packet.events);
  return { recording: made, posted, warned, shared, events, advance: (ms: number) => (nowMs += ms), now: () => nowMs };
}

test('nothing is handed over at every step, everything after a tenth of a second, without a timer', () => {
  const { recording: made, posted, advance, now } = recording();
  for (let step = 0; step < 10; step++) {
    made.scalar(step, now(), 'loss', step);
    made.check();
    advance(flushAfterMs / 5);
  }
  expect(posted.map(({ records }) => records)).toEqual([6]);
});

test('what the worker has not written down is still here, and only that', () => {
  const { recording: made, posted, shared, now } = recording();
  for (let step = 0; step < 3; step++) {
    made.scalar(step, now(), 'loss', step);
    made.flush();
  }
  shared.spooledSeq = 2;
  expect(made.unwritten().map(({ seq }) => seq)).toEqual([3]);
  made.handOverAgain();
  expect(posted.map(({ seq }) => seq)).toEqual([1, 2, 3, 3]);
});

test('losses become events, each counted once', () => {
  const { recording: made, events, now, advance } = recording();
  made.losses.add('spool-full', 5);
  made.scalar(1, now(), 'loss', 1);
  made.flush();
  made.losses.add('spool-full', 2);
  made.flush(); // too soon for another report
  made.losses.add('refused: packet-malformed', 1);
  advance(10_000);
  made.scalar(2, now(), 'loss', 1);
  made.flush();
  expect(events().map((event) => (event.kind === 'records-dropped' ? [event.reason, event.count, event.step] : null))).toEqual([
    ['spool-full', 5, 7],
    ['spool-full', 2, 7],
    ['refused: packet-malformed', 1, 7],
  ]);
});

test('the last losses are reported with the end', () => {
  const { recording: made, events } = recording();
  made.losses.add('a', 1);
  made.flush();
  made.losses.add('a', 2);
  made.close();
  expect(events()).toMatchObject([{ count: 1 }, { count: 2 }]);
});

test('nothing is recorded after the end', () => {
  const { recording: made, posted, now } = recording();
  made.event({ kind: 'attempt-ended', atMs: now(), step: 3, status: 'finished' });
  made.close();
  made.scalar(4, now(), 'system/cpu-ratio', 1);
  made.event({ kind: 'agent-warned', atMs: now(), step: 3, code: 'c', message: 'm' });
  made.flush();
  expect(posted.map(({ records }) => records)).toEqual([1]);
});

test('names and histograms beyond the limits are said once and left out', () => {
  const { recording: made, warned, posted, now } = recording();
  for (const name of ['', 'x'.repeat(257), '损'.repeat(86), '损'.repeat(86)]) made.scalar(0, now(), name, 1);
  made.histogram({ kind: 'category', name: 'label', step: 0, atMs: now(), counts: new Uint32Array(5_000) });
  made.event({ kind: 'alert-raised', atMs: now(), step: 0, title: 't', text: 'x'.repeat(2e6), severity: 'info' });
  made.scalar(0, now(), '损'.repeat(85), 1);
  made.flush();
  expect(warned).toEqual(['name-too-long', 'histogram-too-wide', 'event-too-large']);
  expect(posted.flatMap(({ bytes }) => decodePackets(bytes)[0]!.packet.columns.series.map(({ name }) => name))).toEqual(['损'.repeat(85)]);
});

test('a worker that takes nothing holds nothing up: memory stays bounded, drops are counted, pushed = pending + acknowledged + dropped', () => {
  const { recording: made, shared, now } = recording();
  for (let step = 0; step < 900_000; step++) {
    made.scalar(step, now(), 'loss', step + 0.1);
    made.scalar(step, now(), 'accuracy', step / 3);
    if (step % 500 === 0) made.flush();
  }
  const { buffer } = made;
  expect(buffer.dropped).toBeGreaterThan(0);
  expect(buffer.pushed).toBe(buffer.pending + buffer.acknowledged + buffer.dropped);
  expect(made.unwritten().reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(shared.droppedRecords).toBeGreaterThan(0);
});
