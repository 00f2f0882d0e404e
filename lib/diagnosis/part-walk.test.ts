import { expect, test } from 'vitest';
import type { Packet } from '../protocol/packet.ts';
import { walkPart } from './part-walk.ts';

const told = (part: Pick<Packet, 'columns' | 'histograms' | 'events'>, wants: (name: string) => boolean = () => true): string[] => {
  const lines: string[] = [];
  walkPart(part, {
    feed: (name) => (wants(name) ? { add: (_, value) => void (lines[lines.length - 1] += ` ${name}=${value}`) } : null),
    row: (step) => lines.push(`row ${step}`),
    histogram: ({ name, step }) => lines.push(`histogram ${name} ${step}`),
    event: ({ kind, step }) => lines.push(`event ${kind} ${step}`),
  });
  return lines;
};

const part: Pick<Packet, 'columns' | 'histograms' | 'events'> = {
  columns: {
    steps: Float64Array.of(0, 1, 2),
    atMs: Float64Array.of(10, 20, 30),
    series: [
      { name: 'train/loss', rows: null, values: Float32Array.of(3, 2, Number.NaN) },
      { name: 'validation/loss', rows: Uint16Array.of(1), values: Float64Array.of(2.5) },
    ],
  },
  histograms: [{ kind: 'category', name: 'label', step: 1, atMs: 20, counts: Uint32Array.of(1, 2) }],
  events: [
    { kind: 'attempt-ended', status: 'finished', step: 2, atMs: 30 },
    { kind: 'alert-raised', title: 'here', text: '', severity: 'info', step: 0, atMs: 5 },
  ],
};

test('tells rows, histograms and events in order of birth', () => {
  expect(told(part)).toEqual(['event alert-raised 0', 'row 0 train/loss=3', 'row 1 train/loss=2 validation/loss=2.5', 'histogram label 1', 'row 2 train/loss=NaN', 'event attempt-ended 2']);
});

test('passes over series nobody wants, and rows that hold nothing else', () => {
  expect(told(part, (name) => name.startsWith('validation'))).toEqual(['event alert-raised 0', 'row 1 validation/loss=2.5', 'histogram label 1', 'event attempt-ended 2']);
});

test('an empty part says nothing', () => expect(told({ columns: { steps: new Float64Array(), atMs: new Float64Array(), series: [] }, histograms: [], events: [] })).toEqual([]));
