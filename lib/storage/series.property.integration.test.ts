import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Packet } from '../protocol/packet.ts';
import { jsonNumbers, ObviousStore, obviousBuckets } from './obvious-store.fixture.ts';
import { attemptId, headerOf, packetOf, runId, startMs, StoreFolder } from './store.fixture.ts';

const folders: StoreFolder[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

const attemptIds = [attemptId, '01900000-0000-7000-9000-000000000002', '01900000-0000-7000-9000-000000000003'];

/** Numbers that look alike at every call with the same seed; some are not finite, some need float64. */
function valueAt(seed: number, i: number): number {
  const noise = (Math.imul((i + 1) ^ seed, 0x9e3779b1) >>> 4) % 1000;
  if (noise < 3) return [NaN, Infinity, -Infinity][noise]!;
  if (noise < 5) return -0;
  return seed % 2 === 0 ? Math.fround(noise / 7 - 50) : noise / 7 - 50;
}

interface PacketPlan {
  readonly rows: number;
  readonly seed: number;
  readonly stride: number;
  readonly histograms: number;
}
const plan = fc.record({ rows: fc.nat(700), seed: fc.nat(9), stride: fc.integer({ min: 1, max: 40 }), histograms: fc.nat(20) });

function planned(seq: number, firstStep: number, { rows, seed, stride, histograms }: PacketPlan): Packet {
  const steps = Array.from({ length: rows }, (_, i) => firstStep + i);
  const places = steps.map((_, row) => row).filter((row) => (row + seed) % stride === 0);
  const series = {
    'train/loss': steps.map((step) => valueAt(seed, step)),
    sparse: new Map(places.map((row) => [row, valueAt(seed + 1, row)])),
    ...(seed % 3 === 0 ? { 'rare <b>"series"</b>': steps.map((step) => step / 3) } : {}),
  };
  return packetOf(seq, steps, rows === 0 ? {} : series, {
    histograms: Array.from({ length: histograms }, (_, i) => ({ kind: 'category', name: `label/${i % 2}`, step: firstStep, atMs: startMs, counts: Uint32Array.of(i, seed) })),
    events: seed === 5 ? [{ kind: 'alert-raised', atMs: startMs, step: firstStep, title: 'a', text: '', severity: 'info' }] : [],
  });
}

function openAttempts(folder: StoreFolder, count: number) {
  for (const id of attemptIds.slice(0, count)) folder.store.runs.openAttempt(headerOf({ attemptId: id }), startMs);
}

/** Every question of the store against the obvious answer. */
function compare(folder: StoreFolder, obvious: ObviousStore, ranges: readonly (readonly [number, number, number])[]) {
  const { series } = folder.store;
  const list = series.list(runId);
  expect(list.map(({ name }) => name).sort()).toEqual([...obvious.names].sort());
  for (const { name, count, min, max, nonFinite } of list) {
    const values = obvious.all(name).map(({ value }) => value);
    const finite = values.filter(Number.isFinite);
    expect({ count, nonFinite }).toEqual({ count: values.length, nonFinite: values.length - finite.length });
    expect([min, max].map((value) => value && value + 0)).toEqual(finite.length === 0 ? [null, null] : [Math.min(...finite) + 0, Math.max(...finite) + 0]);
    for (const [from, to, buckets] of ranges) compareRange(folder, obvious, name, { from, to, buckets });
  }
}

function compareRange({ store }: StoreFolder, obvious: ObviousStore, name: string, range: { readonly from: number; readonly to: number; readonly buckets: number }) {
  const points = obvious.mainCurve(name, range.from, range.to);
  const [read] = store.series.read(runId, [name], range);
  if (read!.resolution === 'raw') {
    expect(points.length).toBeLessThanOrEqual(range.buckets);
    expect(read).toMatchObject({ step: points.map(({ step }) => step), atMs: points.map(({ atMs }) => atMs), value: jsonNumbers(points) });
    return;
  }
  expect(points.length).toBeGreaterThan(range.buckets);
  expect(read!.step.length).toBeLessThanOrEqual(range.buckets);
  expect(read!.step.length).toBeGreaterThanOrEqual(range.buckets / 2);
  const { mean, ...exact } = obviousBuckets(points, read!.count);
  expect(read!.count.reduce((sum, count) => sum + count)).toBe(points.length);
  expect(positiveZeros(read!)).toMatchObject(positiveZeros(exact));
  read!.mean.forEach((value, i) => (value === null ? expect(mean[i]).toBeNull() : expect(Math.abs(value - mean[i]!)).toBeLessThanOrEqual(1e-4)));
}

function positiveZeros(data: { readonly min: readonly (number | null)[]; readonly max: readonly (number | null)[] }): object {
  return { ...data, min: data.min.map((value) => value && value + 0), max: data.max.map((value) => value && value + 0) };
}

type Move = { readonly kind: 'packet'; readonly attempt: number; readonly back: number; readonly plan: PacketPlan } | { readonly kind: 'restart' | 'repeat' | 'other-run' };

const ranges = fc.array(fc.tuple(fc.nat(3000), fc.nat(6000), fc.integer({ min: 1, max: 3000 })).map(([from, length, buckets]) => [from, from + length, buckets] as const), { minLength: 2, maxLength: 4 });

describe('any history of packets, repeats, folds, restarts and evictions', () => {
  it('answers as a plain list of points would, before and after a restart', () => {
    const move = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('packet' as const), attempt: fc.nat(2), back: fc.nat(900), plan }) },
      ...(['restart', 'repeat', 'other-run'] as const).map((kind) => ({ weight: 1, arbitrary: fc.record({ kind: fc.constant(kind) }) })),
    );
    fc.assert(
      fc.property(fc.array<Move>(move, { minLength: 1, maxLength: 14 }), fc.constantFrom(1, 20_000, 2 ** 20), ranges, (moves, foldAfterBytes, asked) => {
        // A memory of one byte gives up every run that is not the one in use.
        const folder = new StoreFolder({ foldAfterBytes, memoryBytes: 1 });
        folders.push(folder);
        openAttempts(folder, 3);
        const obvious = new ObviousStore();
        const sent: { readonly attempt: number; readonly packet: Packet }[] = [];
        let newest = 0;
        let step = 0;
        for (const each of moves) {
          if (each.kind !== 'packet') {
            if (each.kind === 'restart') folder.close();
            else if (each.kind === 'other-run') folder.store.runs.openAttempt(headerOf({ runId: '01900000-0000-7000-8000-000000000002' }), startMs);
            else for (const { attempt, packet } of sent) expect(folder.append([packet], attemptIds[attempt]).stored).toEqual([]);
            continue;
          }
          // A newer attempt resumes somewhat before where the older one stopped; within one, steps go on.
          const attempt = Math.max(newest, each.attempt);
          if (attempt > newest) step = Math.max(0, step - each.back);
          newest = attempt;
          const packet = planned(sent.filter((other) => other.attempt === attempt).length + 1, step, each.plan);
          step += each.plan.rows;
          sent.push({ attempt, packet });
          expect(folder.append([packet], attemptIds[attempt])).toMatchObject({ stored: [packet], duplicates: 0, lastSeq: packet.seq });
          obvious.append(attempt + 1, [packet]);
        }
        compare(folder, obvious, asked);
        folder.close();
        compare(folder, obvious, asked);
        const replayed = [...folder.store.series.replay(runId)].map(({ attemptNumber, seq, histograms, events }) => ({ attemptNumber, seq, histograms: histograms.length, events }));
        expect(replayed).toEqual(obvious.packets.map(({ attemptNumber, packet: { seq, histograms, events } }) => ({ attemptNumber, seq, histograms: histograms.length, events })));
        folder.remove();
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('replays every packet as it came, from any packet on', () => {
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 6 }), fc.nat(6), fc.constantFrom(1, 2 ** 20), (plans, skip, foldAfterBytes) => {
        const folder = new StoreFolder({ foldAfterBytes });
        folders.push(folder);
        openAttempts(folder, 1);
        let step = 0;
        const packets = plans.map((each, i) => planned(i + 1, (step += each.rows) - each.rows, each));
        for (const packet of packets) folder.append([packet]);
        const bySeries = ({ columns, histograms, events, seq }: Packet) => ({
          ...{ seq, events, steps: columns.steps, atMs: columns.atMs, histograms: histograms.toSorted((a, b) => a.name.localeCompare(b.name)) },
          series: columns.series.filter(({ values }) => values.length > 0).toSorted((a, b) => a.name.localeCompare(b.name)).map((series) => ({ ...series, rows: series.rows?.length === columns.steps.length ? null : series.rows })),
        });
        expect([...folder.store.series.replay(runId, skip)].map(bySeries)).toEqual(packets.slice(skip).map(bySeries));
        folder.remove();
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('is the same store in whatever order batches come, with repeats', () => {
    const orders = fc.array(plan, { minLength: 2, maxLength: 8 }).chain((plans) => fc.tuple(fc.constant(plans), fc.shuffledSubarray(plans.map((_, i) => i), { minLength: plans.length }), fc.array(fc.nat(plans.length - 1), { maxLength: 4 })));
    fc.assert(
      fc.property(orders, fc.constantFrom(1, 2 ** 20), ranges, ([plans, order, repeats], foldAfterBytes, asked) => {
        const folder = new StoreFolder({ foldAfterBytes });
        folders.push(folder);
        openAttempts(folder, 1);
        let step = 0;
        const packets = plans.map((each, i) => planned(i + 1, (step += each.rows) - each.rows, { ...each, histograms: 0 }));
        const obvious = new ObviousStore();
        for (const i of [...order, ...repeats]) {
          folder.append([packets[i]!]);
          obvious.append(1, [packets[i]!]);
        }
        compare(folder, obvious, asked);
        expect(folder.store.series.lastSeq(runId, attemptId)).toBe(packets.length);
        expect(folder.store.runs.find(runId)!.lostRecords).toBe(0);
        folder.close();
        compare(folder, obvious, asked);
        expect(folder.append(packets)).toMatchObject({ stored: [], duplicates: packets.length, lastSeq: packets.length });
        folder.remove();
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
