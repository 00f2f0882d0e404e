import { describe, expect, it } from 'vitest';
import { emptyColumns, type Packet } from '../../lib/protocol/packet.ts';
import type { RunFrame } from '../../lib/protocol/live-channel.ts';
import { reduceRunView, viewOfSnapshot, type RunView } from './run-view.ts';
import { incident, runFrame, runSnapshot, scalarPacket } from './live.fixture.ts';

const after = (view: RunView, frame: RunFrame, ...packets: Packet[]) => reduceRunView(view, { kind: 'frame-received', frame, packets });
const watching = (view: RunView, ...names: string[]) => reduceRunView(view, { kind: 'series-read', series: [], budgets: new Map(names.map((name) => [name, 100])) });

describe('reduceRunView', () => {
  it('appends points of the series that are looked at and counts the others', () => {
    const start = watching(viewOfSnapshot(runSnapshot({ sequence: 4 })), 'train/loss');
    const view = after(start, runFrame({ sequence: 5 }), scalarPacket([0, 1], { 'train/loss': [2.3, 2.1], 'learning-rate': [0.1, 0.1] }));
    expect([...view.points.get('train/loss')!.value]).toEqual([2.3, 2.1].map(Math.fround));
    expect(view.points.has('learning-rate')).toBe(false);
    expect(view.series.get('learning-rate')).toMatchObject({ count: 2, firstStep: 0, lastStep: 1 });
    expect(view.seriesNames).toEqual(['train/loss', 'learning-rate']);
    expect(start.points.get('train/loss')!.length).toBe(0);
  });

  it('gives sparse columns the steps of their own rows, and each row the epoch known by then', () => {
    const packet: Packet = {
      seq: 1, histograms: [], events: [],
      columns: {
        steps: Float64Array.of(0, 1, 2, 3), atMs: Float64Array.of(10, 11, 12, 13),
        series: [
          { name: 'epoch', rows: Uint16Array.of(1, 3), values: Float64Array.of(0, 1) },
          { name: 'gradient-norm', rows: Uint16Array.of(0, 2, 3), values: Float64Array.of(5, 6, 7) },
        ],
      },
    };
    const points = after(watching(viewOfSnapshot(runSnapshot()), 'gradient-norm'), runFrame({ sequence: 1 }), packet).points.get('gradient-norm')!;
    expect([...points.step]).toEqual([0, 2, 3]);
    expect([...points.epoch]).toEqual([Number.NaN, 0, 1]);
  });

  it('tells a non-finite last value and counts it', () => {
    const view = after(viewOfSnapshot(runSnapshot()), runFrame({ sequence: 1 }), scalarPacket([0, 1, 2], { 'train/loss': [1, Infinity, Number.NaN] }));
    expect(view.series.get('train/loss')).toMatchObject({ last: 'NaN', min: 1, max: 1, nonFinite: 2 });
  });

  it('goes stale at a gap, ignores what follows, and recovers by a snapshot with its rows kept', () => {
    const start = watching(viewOfSnapshot(runSnapshot()), 'train/loss');
    const one = after(start, runFrame({ sequence: 1 }), scalarPacket([0], { 'train/loss': [1] }));
    const gap = after(one, runFrame({ sequence: 3 }), scalarPacket([2], { 'train/loss': [3] }));
    const ignored = after(gap, runFrame({ sequence: 2 }), scalarPacket([1], { 'train/loss': [2] }));
    expect(gap.isStale).toBe(true);
    expect(ignored).toBe(gap);
    const healed = reduceRunView(gap, { kind: 'snapshot-received', snapshot: runSnapshot({ sequence: 7 }) });
    expect(healed).toMatchObject({ isStale: false, sequence: 7 });
    expect(healed.points.get('train/loss')!.length).toBe(1);
  });

  it('ignores a frame it has seen', () => {
    const one = after(viewOfSnapshot(runSnapshot()), runFrame({ sequence: 1 }), scalarPacket([0], { a: [1] }));
    expect(after(one, runFrame({ sequence: 1 }), scalarPacket([0], { a: [1] }))).toBe(one);
  });

  it('replaces an incident by its id, worst first, without pending ones', () => {
    const view = after(viewOfSnapshot(runSnapshot({ incidents: [incident({ id: 'a', severity: 'warning' })] })), runFrame({ sequence: 1, incidents: [incident({ id: 'b', severity: 'critical' }), incident({ id: 'c', state: 'pending' })] }));
    expect(view.incidents.map(({ id }) => id)).toEqual(['b', 'a']);
    const resolved = after(view, runFrame({ sequence: 2, incidents: [incident({ id: 'b', severity: 'critical', state: 'resolved' })] }));
    expect(resolved.incidents.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps histograms of watched names only, in a bounded number, and knows the other names', () => {
    let view = reduceRunView(viewOfSnapshot(runSnapshot()), { kind: 'histograms-read', name: 'weight/a/kernel', histograms: [] });
    for (let sequence = 1; sequence <= 400; sequence++) {
      const histogram = (name: string) => ({ name, step: sequence, atMs: sequence, kind: 'category' as const, counts: Uint32Array.of(sequence, 1) });
      view = after(view, runFrame({ sequence }), { seq: sequence, columns: emptyColumns, events: [], histograms: [histogram('weight/a/kernel'), histogram('label')] });
    }
    const kept = view.histograms.get('weight/a/kernel')!;
    expect(kept.length).toBeLessThanOrEqual(160);
    expect(kept[kept.length - 1]!.step).toBe(400);
    expect(view.histograms.has('label')).toBe(false);
    expect(view.histogramNames).toEqual(['weight/a/kernel', 'label']);
  });

  it('does not care how frames were cut', () => {
    const values = Array.from({ length: 60 }, (_, i) => Math.sin(i));
    const steps = values.map((_, i) => i);
    const whole = after(watching(viewOfSnapshot(runSnapshot()), 'a'), runFrame({ sequence: 1 }), scalarPacket(steps, { a: values }));
    let pieces = watching(viewOfSnapshot(runSnapshot()), 'a');
    for (let i = 0; i < 60; i++) pieces = after(pieces, runFrame({ sequence: i + 1 }), scalarPacket([i], { a: [values[i]!] }));
    expect([...pieces.points.get('a')!.value]).toEqual([...whole.points.get('a')!.value]);
    expect(pieces.series.get('a')).toEqual(whole.series.get('a'));
  });
});
