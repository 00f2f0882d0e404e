import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import { limits } from '../../lib/protocol/limits.ts';
import type { Packet } from '../../lib/protocol/packet.ts';
import { Recorder, type RecordedPacket } from './recorder.ts';

function recording(targetBytes?: number) {
  const recorded: RecordedPacket[] = [];
  const recorder = new Recorder((packet) => recorded.push(packet), targetBytes);
  const packets = (): Packet[] => recorded.map(({ bytes }) => decodePackets(bytes)[0]!.packet);
  return { recorder, recorded, packets };
}

interface Point {
  step: number;
  atMs: number;
  name: string;
  value: number;
}
function pointsOf(packets: readonly Packet[]): Point[] {
  return packets.flatMap(({ columns }) =>
    columns.series.flatMap(({ name, rows, values }) =>
      Array.from(values, (value, index) => {
        const row = rows ? rows[index]! : index;
        return { step: columns.steps[row]!, atMs: columns.atMs[row]!, name, value };
      }),
    ),
  );
}

const point = fc.record({ step: fc.integer({ min: -5, max: 40 }), atMs: fc.integer({ min: 1_000, max: 1_400 }), name: fc.constantFrom('a', 'b', 'train/loss', '损失'), value: fc.double() });

test('every value comes out of the packets bit for bit, per series in order, with its step; seq is gapless', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 200, size: 'max' }), fc.integer({ min: 60, max: 5_000 }), (points, targetBytes) => {
      const { recorder, recorded, packets } = recording(targetBytes);
      for (const { step, atMs, name, value } of points) recorder.scalar(step, atMs, name, value);
      recorder.close();
      for (const name of new Set(points.map((one) => one.name))) {
        const expected = points.filter((one) => one.name === name);
        const got = pointsOf(packets()).filter((one) => one.name === name);
        expect(got.map(({ step, value }) => ({ step, value }))).toEqual(expected.map(({ step, value }) => ({ step, value })));
        got.forEach(({ atMs }, index) => expect(Math.abs(atMs - expected[index]!.atMs)).toBeLessThanOrEqual(20));
      }
      expect(recorded.map(({ seq }) => seq)).toEqual(recorded.map((_, index) => index + 1));
      expect(recorded.reduce((sum, { records }) => sum + records, 0)).toBe(points.length);
    }),
  );
});

test('float32 is used exactly where every value survives it', () => {
  const { recorder, packets } = recording();
  for (let step = 0; step < 4; step++) {
    recorder.scalar(step, 1_000, 'exact', step === 3 ? Number.NaN : step / 4);
    recorder.scalar(step, 1_000, 'fine', 0.1 * step);
  }
  recorder.close();
  const [packet] = packets();
  expect(packet!.columns.series.map(({ name, values }) => [name, values.BYTES_PER_ELEMENT])).toEqual([['exact', 4], ['fine', 8]]);
});

test('values of one step share a row; a second value of the same series gets its own', () => {
  const { recorder, packets } = recording();
  recorder.scalar(7, 1_000, 'a', 1);
  recorder.scalar(7, 1_003, 'b', 2);
  recorder.scalar(7, 1_004, 'a', 3);
  recorder.close();
  expect(Array.from(packets()[0]!.columns.steps)).toEqual([7, 7]);
});

test('packets close near their target size', () => {
  const { recorder, recorded } = recording();
  for (let step = 0; step < 20_000; step++) recorder.scalar(step, 1_000 + step, 'loss', Math.PI * step);
  expect(recorded.length).toBeGreaterThan(5);
  for (const { bytes } of recorded) expect(bytes.length).toBeLessThanOrEqual(limits.packetTargetBytes * 1.1);
});

test('a step of many series does not fill a packet: each column gets several values', () => {
  const { recorder, packets } = recording();
  for (let step = 0; step < 40; step++) for (let index = 0; index < 1_000; index++) recorder.scalar(step, 1_000, `layer/${index}/kernel`, Math.PI * step);
  recorder.close();
  expect(packets().length).toBeLessThanOrEqual(8);
  for (const { columns } of packets().slice(0, -1)) expect(columns.steps.length).toBeGreaterThanOrEqual(6);
});

test('more series than a packet takes go into the next one', () => {
  const { recorder, packets } = recording(100_000_000);
  for (let index = 0; index < limits.columnsPerPacket + 10; index++) recorder.scalar(0, 1_000, `s${index}`, index);
  recorder.close();
  expect(packets().map(({ columns }) => columns.series.length)).toEqual([limits.columnsPerPacket, 10]);
});

test('histograms and events travel with it; an event no packet can hold is left out', () => {
  const { recorder, recorded, packets } = recording();
  const histogram = { kind: 'category', name: 'label', step: 3, atMs: 1_000, counts: Uint32Array.from([1, 2, 3]) } as const;
  recorder.histogram(histogram);
  const alert = (text: string) => ({ kind: 'alert-raised', atMs: 1_000, step: 3, title: 't', text, severity: 'info' }) as const;
  expect(recorder.event(alert('short'))).toBe(true);
  expect(recorder.event(alert('x'.repeat(2_000_000)))).toBe(false);
  expect(recorder.event(alert('y'.repeat(600_000)))).toBe(true);
  recorder.close();
  expect(packets().flatMap(({ histograms }) => histograms)).toEqual([histogram]);
  expect(packets().flatMap(({ events }) => events)).toEqual([alert('short'), alert('y'.repeat(600_000))]);
  expect(recorded.every(({ hasEvents, bytes }) => hasEvents && bytes.length <= limits.packetBytes)).toBe(true);
});

test('closing an empty packet uses no seq', () => {
  const { recorder, recorded } = recording();
  recorder.close();
  recorder.close();
  expect([recorder.lastSeq, recorded.length]).toEqual([0, 0]);
});
