import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodePacket } from '../../lib/protocol/encode-packet.ts';
import type { LiveAnswer, RunFrame, RunSnapshot, SeriesRequest } from '../../lib/protocol/live-channel.ts';
import type { LiveChannel } from './live-channel.ts';
import { runFrame, runSnapshot, scalarPacket } from './live.fixture.ts';
import { RunWatcher } from './run-watcher.ts';
import { viewOfSnapshot } from './run-view.ts';

/** A server in memory: answers from `snapshot` and `raw`, and remembers what it was asked. */
class FakeServer implements LiveChannel {
  isConnected = true;
  snapshot: LiveAnswer<RunSnapshot> = { ok: true, value: runSnapshot() };
  readonly raw = new Map<string, number[]>();
  readonly asked: SeriesRequest[] = [];
  readonly kept: (readonly string[] | null)[] = [];
  watched = 0;
  private connects = new Set<() => void>();
  private frames = new Set<(frame: RunFrame) => void>();

  onConnect(listener: () => void) { this.connects.add(listener); return () => void this.connects.delete(listener); }
  onRunsFrame() { return () => undefined; }
  onRunFrame(listener: (frame: RunFrame) => void) { this.frames.add(listener); return () => void this.frames.delete(listener); }
  watchRuns() { return Promise.reject(new Error('not asked here')); }
  unwatchRuns() { /* nobody watches the list here */ }
  watchRun() { this.watched++; return Promise.resolve(this.snapshot); }
  unwatchRun() { /* counted nowhere */ }
  watchSeries(_runId: string, names: readonly string[] | null) { this.kept.push(names); }
  readHistograms() { return Promise.resolve({ ok: true as const, value: [] }); }
  readSeries(request: SeriesRequest) {
    this.asked.push(request);
    const value = request.names.filter((name) => this.raw.has(name)).map((name) => {
      const values = this.raw.get(name)!;
      return { name, resolution: 'raw' as const, step: values.map((_, i) => i), atMs: values.map((_, i) => 1_000 + i), epoch: values.map(() => null), value: values };
    });
    return Promise.resolve({ ok: true as const, value });
  }
  reconnect() { for (const listener of this.connects) listener(); }
  publish(frame: RunFrame) { for (const listener of this.frames) listener(frame); }
  publishPoints(sequence: number, steps: number[], series: Record<string, number[]>) {
    this.publish(runFrame({ sequence, packet: Buffer.from(encodePacket(scalarPacket(steps, series))).toString('base64') }));
  }
}

const valuesOf = (watcher: RunWatcher, name: string) => [...(watcher.getView().points.get(name)?.value ?? [])];

describe('RunWatcher', () => {
  let server: FakeServer;
  let watcher: RunWatcher;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new FakeServer();
    watcher = new RunWatcher(() => server, 'run-1', viewOfSnapshot(runSnapshot()));
  });
  afterEach(() => {
    watcher.stop();
    vi.useRealTimers();
  });

  it('reads what is wanted in one question and follows it by frames', async () => {
    server.raw.set('train/loss', [3, 2]);
    watcher.start();
    watcher.wantSeries(['train/loss'], 600);
    watcher.wantSeries(['gradient-norm'], 600);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.asked.at(-1)).toMatchObject({ runId: 'run-1', names: ['train/loss', 'gradient-norm'], buckets: 600 });
    server.publishPoints(1, [2], { 'train/loss': [1], 'gradient-norm': [9] });
    expect(valuesOf(watcher, 'train/loss')).toEqual([3, 2, 1]);
    expect(valuesOf(watcher, 'gradient-norm')).toEqual([9]);
  });

  it('says which series it keeps: before they are read, after they are let go, and anew after a reconnect', async () => {
    watcher.start();
    const letGo = watcher.wantSeries(['b'], 600);
    watcher.wantSeries(['a'], 600);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.kept.at(-1)).toEqual(['a', 'b']);
    letGo();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(server.kept.at(-1)).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.kept.at(-1)).toEqual(['a']);
    const told = server.kept.length;
    server.reconnect();
    await vi.advanceTimersByTimeAsync(1);
    expect(server.kept.slice(told)).toEqual([['a']]);
  });

  it('takes a new snapshot and reads again after a missing frame', async () => {
    server.raw.set('a', [1]);
    watcher.wantSeries(['a'], 600);
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    server.raw.set('a', [1, 2, 3]);
    server.snapshot = { ok: true, value: runSnapshot({ sequence: 2 }) };
    server.publishPoints(2, [2], { a: [3] });
    await vi.advanceTimersByTimeAsync(1);
    expect(server.watched).toBe(2);
    expect(watcher.getView()).toMatchObject({ sequence: 2, isStale: false });
    expect(valuesOf(watcher, 'a')).toEqual([1, 2, 3]);
  });

  it('takes a new snapshot after a frame that cannot be read', async () => {
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    server.snapshot = { ok: true, value: runSnapshot({ sequence: 1 }) };
    server.publish(runFrame({ sequence: 1, packet: btoa('no packet') }));
    await vi.advanceTimersByTimeAsync(1);
    expect(server.watched).toBe(2);
    expect(watcher.getView().sequence).toBe(1);
  });

  it('catches up after a reconnect', async () => {
    watcher.wantSeries(['a'], 600);
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    server.raw.set('a', [5, 6]);
    server.snapshot = { ok: true, value: runSnapshot({ sequence: 0 }) };
    server.reconnect();
    await vi.advanceTimersByTimeAsync(1);
    expect(valuesOf(watcher, 'a')).toEqual([5, 6]);
    server.publishPoints(1, [2], { a: [7] });
    expect(valuesOf(watcher, 'a')).toEqual([5, 6, 7]);
  });

  it('holds frames back while hidden, and shows them all at once when seen again', async () => {
    watcher.wantSeries(['a'], 600);
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    watcher.setHidden(true);
    server.publishPoints(1, [0], { a: [1] });
    server.publishPoints(2, [1], { a: [2] });
    expect(valuesOf(watcher, 'a')).toEqual([]);
    watcher.setHidden(false);
    expect(valuesOf(watcher, 'a')).toEqual([1, 2]);
  });

  it('asks for a snapshot instead of working off hours of frames', async () => {
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    watcher.setHidden(true);
    for (let sequence = 1; sequence <= 900; sequence++) server.publish(runFrame({ sequence }));
    server.snapshot = { ok: true, value: runSnapshot({ sequence: 900 }) };
    watcher.setHidden(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.watched).toBe(2);
    expect(watcher.getView().sequence).toBe(900);
  });

  it('lets go of rows some time after nobody wants them, not at once', async () => {
    server.raw.set('a', [1]);
    watcher.start();
    const release = watcher.wantSeries(['a'], 600);
    await vi.advanceTimersByTimeAsync(1);
    release();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(watcher.getView().points.has('a')).toBe(true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(watcher.getView().points.has('a')).toBe(false);
  });

  it('tells a refusal that will not change, and tries again after one that may', async () => {
    server.snapshot = { ok: false, error: { code: 'internal', message: 'Busy.', isRetryable: true } };
    watcher.start();
    await vi.advanceTimersByTimeAsync(1);
    server.snapshot = { ok: false, error: { code: 'run-unknown', message: 'There is no such run.', isRetryable: false } };
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.watched).toBe(2);
    expect(watcher.refusal).toBe('There is no such run.');
  });
});
