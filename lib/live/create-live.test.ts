import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../test/silent-logger.ts';
import { ManualTime } from '../../test/manual-time.ts';
import { decodePackets } from '../protocol/decode-packet.ts';
import type { RunFrame, RunsFrame } from '../protocol/live-channel.ts';
import { createLive, liveFrameIntervalMs } from './create-live.ts';
import { incidentOf, MemoryRun, partOf, PlainViewer } from './live.fixture.ts';

const runId = 'run-1';
const raise = (error: unknown) => {
  throw error;
};

function arrange() {
  const time = new ManualTime();
  const memory = new MemoryRun(runId);
  const live = createLive({ source: memory, clock: time, timer: time, logger: silentLogger });
  const viewers = new Map<string, PlainViewer>();
  const frameTimes: number[] = [];
  live.onFrame((frame) => {
    if (frame.event !== 'run:published') return;
    frameTimes.push(time.nowMs());
    for (const viewer of viewers.values()) viewer.apply(frame.text);
  });
  const watch = (name: string) => live.watchRun(name, runId, (snapshot) => viewers.set(name, new PlainViewer(snapshot!.sequence, memory)), raise);
  const store = (part: ReturnType<typeof partOf>) => {
    memory.store(part);
    live.partsStored(runId, [part]);
  };
  return { time, memory, live, viewers, frameTimes, watch, store };
}

describe('live rooms', () => {
  it('show a late joiner the same as an early one, whatever comes when', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('store' as const), values: fc.array(fc.constantFrom(1, 2.5, NaN, -Infinity, 1e300), { minLength: 1, maxLength: 30 }) }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 250 }) }),
      fc.record({ kind: fc.constant('join' as const) }),
      fc.record({ kind: fc.constant('incident' as const), id: fc.constantFrom('a', 'b') }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const { time, memory, live, viewers, watch, store } = arrange();
        let step = 0;
        watch('early');
        for (const [index, one] of actions.entries()) {
          if (one.kind === 'store') store(partOf(one.values.map(() => step++), { 'train/loss': one.values }));
          else if (one.kind === 'wait') time.advance(one.ms);
          else if (one.kind === 'join') watch(`late-${index}`);
          else {
            const incident = incidentOf(one.id, runId, { count: index });
            memory.incidents.set(one.id, incident);
            live.incidentsChanged(runId, [incident]);
          }
        }
        time.advance(1_000);
        for (const viewer of viewers.values()) {
          expect(viewer.points).toEqual(memory.points);
          expect(viewer.incidents).toEqual(memory.incidents);
          expect(viewer.run.lastStep).toBe(memory.lastStep);
          expect(viewer.verdict).toBe(memory.judgement().verdict.text.en);
        }
      }),
    );
  });

  it('send in full what a viewer keeps, and of other series once a second what their summary needs', () => {
    const { time, live, viewers, watch, store } = arrange();
    watch('reader');
    live.watchSeries('reader', runId, ['kept']);
    let step = 0;
    for (let ms = 0; ms < 2_000; ms += 10) {
      store(partOf([step], { kept: [step], other: [step === 33 ? 1e9 : step === 71 ? NaN : -step], epoch: [0] }));
      step += 1;
      time.advance(10);
    }
    time.advance(2_000);
    const { points, frames } = viewers.get('reader')!;
    expect(points.get('kept')).toHaveLength(200);
    expect(points.get('epoch')).toHaveLength(200);
    const other = points.get('other')!;
    expect(other.length).toBeLessThanOrEqual(16);
    expect(other).toEqual(expect.arrayContaining(['33:1000000000', '71:NaN', '199:-199']));
    const framesWithOther = frames.filter(({ packet }) => packet && decodePackets(Buffer.from(packet, 'base64')).some((framed) => framed.packet.columns.series.some(({ name }) => name === 'other')));
    expect(framesWithOther.length).toBeLessThanOrEqual(3);
  });

  it('hold nothing back from who reads a series: what comes after the answer is newer than the answer', () => {
    const { time, memory, live, viewers, watch, store } = arrange();
    watch('reader');
    live.watchSeries('reader', runId, []);
    for (let step = 0; step < 5; step++) {
      store(partOf([step], { late: [step] }));
      time.advance(20);
    }
    live.watchSeries('reader', runId, ['late']);
    let answer: string[] | null = null;
    live.whenSent('reader', runId, () => {
      answer = [...memory.points.get('late')!];
      viewers.get('reader')!.points.set('late', answer);
    });
    time.advance(liveFrameIntervalMs * 2);
    expect(answer).toHaveLength(5);
    for (let step = 5; step < 9; step++) store(partOf([step], { late: [step] }));
    time.advance(2_000);
    expect(viewers.get('reader')!.points.get('late')).toEqual(memory.points.get('late'));
  });

  it('send at most ten frames a second and thin what is too much, keeping extremes and non-finite values', () => {
    const { time, viewers, frameTimes, watch, store } = arrange();
    watch('early');
    let step = 0;
    for (let ms = 0; ms < 1_000; ms += 5) {
      const steps = Array.from({ length: 50 }, () => step++);
      store(partOf(steps, { 'train/loss': steps.map((at) => (at === 4_321 ? NaN : at === 7_777 ? 1e9 : Math.sin(at))) }));
      time.advance(5);
    }
    time.advance(200);
    expect(frameTimes.length).toBeGreaterThan(5);
    for (let i = 1; i < frameTimes.length; i++) expect(frameTimes[i]! - frameTimes[i - 1]!).toBeGreaterThanOrEqual(liveFrameIntervalMs);
    const points = viewers.get('early')!.points.get('train/loss')!;
    expect(points).toContain('4321:NaN');
    expect(points).toContain('7777:1000000000');
    expect(points.at(-1)).toBe(`9999:${Math.sin(9_999)}`);
    expect(points.length).toBeLessThan(frameTimes.length * 130);
  });

  it('answer a read behind the frame that holds what the answer holds', () => {
    const { time, memory, live, viewers, watch, store } = arrange();
    watch('early');
    store(partOf([0, 1], { loss: [3, 2] }));
    const seen: { stored: number; shown: number }[] = [];
    const count = (points: Map<string, string[]>) => points.get('loss')?.length ?? 0;
    live.whenSent('early', runId, () => seen.push({ stored: count(memory.points), shown: count(viewers.get('early')!.points) }));
    expect(seen).toEqual([]);
    time.advance(200);
    expect(seen).toEqual([{ stored: 2, shown: 2 }]);
    live.whenSent('stranger', runId, () => seen.push({ stored: 0, shown: 0 }));
    expect(seen).toHaveLength(2);
  });

  it('build nothing while nobody watches, and again nothing after the last one left', () => {
    const { time, live, frameTimes, watch, store } = arrange();
    store(partOf([0], { loss: [1] }));
    expect(time.plannedCount).toBe(0);
    watch('early');
    store(partOf([1], { loss: [1] }));
    live.leave('early');
    expect(time.plannedCount).toBe(0);
    store(partOf([2], { loss: [1] }));
    time.advance(1_000);
    expect(frameTimes).toEqual([]);
  });

  it('forget a viewer who left while waiting to join', () => {
    const { time, live, viewers, watch, store } = arrange();
    watch('early');
    store(partOf([0], { loss: [1] }));
    watch('late');
    live.leave('late');
    time.advance(200);
    expect([...viewers.keys()]).toEqual(['early']);
  });

  it('answer null for a run that does not exist, and keep no room for it', () => {
    const { live, time } = arrange();
    const answers: unknown[] = [];
    live.watchRun('early', 'nothing', (snapshot) => answers.push(snapshot), raise);
    live.partsStored('nothing', [partOf([0], { loss: [1] })]);
    expect(answers).toEqual([null]);
    expect(time.plannedCount).toBe(0);
  });

  it('keep going at the usual pace when the clock is set back by hours', () => {
    const { time, frameTimes, watch, store } = arrange();
    watch('early');
    store(partOf([0], { loss: [1] }));
    time.advance(200);
    time.set(time.nowMs() - 3 * 3_600_000);
    store(partOf([1], { loss: [1] }));
    time.advance(200);
    expect(frameTimes).toHaveLength(2);
  });

  it('put a catch-up of very many points into one frame, losing no extreme', () => {
    const { time, live, viewers, watch } = arrange();
    watch('early');
    for (let block = 0; block < 10; block++) {
      const steps = Array.from({ length: 20_000 }, (_, i) => block * 20_000 + i);
      live.partsStored(runId, [partOf(steps, { loss: steps.map((step) => (step === 165_432 ? -5 : 1)) })]);
    }
    time.advance(200);
    const viewer = viewers.get('early')!;
    expect(viewer.frames).toHaveLength(1);
    expect(viewer.points.get('loss')).toContain('165432:-5');
  });

  it('go on after a frame that could not be made, with a gap that viewers see', () => {
    const { time, memory, live, viewers, watch, store } = arrange();
    watch('early');
    memory.isBroken = true;
    store(partOf([0], { loss: [1] }));
    const refused: unknown[] = [];
    live.watchRun('late', runId, () => undefined, (error) => refused.push(error));
    time.advance(200);
    expect(refused).toHaveLength(1);
    memory.isBroken = false;
    store(partOf([1], { loss: [1] }));
    viewers.clear();
    const sequences: number[] = [];
    live.onFrame(({ text }) => sequences.push((JSON.parse(text) as RunFrame).sequence));
    time.advance(200);
    expect(sequences).toEqual([2]);
  });

  it('tell the list which runs changed, twice a second at most', () => {
    const { time, memory, live, store } = arrange();
    const frames: RunsFrame[] = [];
    live.onFrame((frame) => {
      if (frame.event === 'runs:published') frames.push(JSON.parse(frame.text) as RunsFrame);
    });
    let sequence = -1;
    live.watchRuns('list', (snapshot) => (sequence = snapshot.sequence), raise);
    for (let step = 0; step < 100; step++) {
      store(partOf([step], { loss: [1] }));
      time.advance(10);
    }
    live.runChanged('gone');
    time.advance(1_000);
    expect(frames.length).toBeLessThanOrEqual(4);
    expect(frames.map((frame) => frame.sequence)).toEqual(frames.map((_, i) => sequence + 1 + i));
    expect(frames.at(-1)!.runs.at(-1)?.lastStep ?? memory.lastStep).toBe(99);
    expect(frames.flatMap((frame) => frame.removed)).toEqual(['gone']);
  });
});
