import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../../test/packets.ts';
import { runHeader } from '../../test/run-header.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { localActor } from '../commands/actor.ts';
import type { RunFrame } from '../protocol/live-channel.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { countingJudge } from './counting-judge.fixture.ts';
import type { ServerRuntime } from './create-runtime.ts';
import { idleReleaseMs } from './run-judges.ts';
import { openTestServer, type TestServer } from './runtime.fixture.ts';

const header = runHeader();
const { runId, attemptId } = header;
let server: TestServer;
afterEach(() => server.remove());

function arrange(options: Parameters<typeof openTestServer>[0] = {}) {
  server = openTestServer({ createJudge: countingJudge(), ...options });
  connect(server.runtime);
  return server;
}
function connect(runtime: ServerRuntime) {
  runtime.store.runs.openAttempt(header, runtime.clock.nowMs());
  runtime.follower.attemptOpened(runId);
}
/** Pushes one packet with one loss; committed when this returns. */
function push(runtime: ServerRuntime, seq: number, loss: number, events: readonly RunEvent[] = []) {
  const answer = runtime.ingest.push(runId, attemptId, packetBytes(seq, { columns: columnsOf([seq], { 'train/loss': [loss] }), events }));
  runtime.ingest.flush();
  return answer;
}
const end: RunEvent = { kind: 'attempt-ended', status: 'finished', atMs: 5, step: 5 };
const incidentsOf = (runtime: ServerRuntime) => runtime.store.incidents.ofRun(runId).map(({ count, lastStep }) => ({ count, packets: lastStep }));

describe('a stored batch', () => {
  it('is acknowledged, judged, and its incident stored and shown together with its points', async () => {
    const { runtime, time } = arrange();
    const frames: RunFrame[] = [];
    const asked: number[] = [];
    runtime.live.onFrame(({ text }) => frames.push(JSON.parse(text) as RunFrame));
    runtime.live.watchRun('viewer', runId, () => undefined, () => undefined);
    runtime.follower.onSamplingRequested((_, steps) => asked.push(steps));
    expect(await push(runtime, 1, 500)).toEqual({ ok: true, lastSeq: 1, duplicates: 0 });
    runtime.judges.judgeWaiting();
    expect(incidentsOf(runtime)).toEqual([{ count: 1, packets: 1 }]);
    expect(asked).toEqual([50]);
    time.advance(100);
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({ incidents: [{ count: 1 }], run: { openIncidents: { critical: 1 } }, coverage: [{ state: 'firing' }], packet: expect.any(String) as string });
  });

  it('keeps what a person said about an incident when the judge changes it', async () => {
    const { runtime } = arrange();
    await push(runtime, 1, 500);
    runtime.judges.judgeWaiting();
    acknowledgeIncident({ actor: localActor, ...runtime }, `incident of ${runId}`);
    await push(runtime, 2, 500);
    runtime.judges.judgeWaiting();
    expect(runtime.store.incidents.ofRun(runId)).toMatchObject([{ count: 2, acknowledgedBy: 'local' }]);
  });

  it('is judged once, however it is committed and whoever looks in between', async () => {
    const { runtime } = arrange();
    const bytes = [1, 2, 3].map((seq) => packetBytes(seq, { columns: columnsOf([seq], { 'train/loss': [200] }) }));
    const answers = bytes.map((one) => runtime.ingest.push(runId, attemptId, one));
    runtime.ingest.flush();
    expect(runtime.snapshots.judgement(runId).verdict.text.en).toBe('3 packets');
    await Promise.all(answers);
    await push(runtime, 4, 1);
    runtime.judges.judgeWaiting();
    expect(runtime.snapshots.judgement(runId).verdict.text.en).toBe('4 packets');
  });
});

describe('a restart', () => {
  it('gives the same incidents as no restart, wherever it falls', async () => {
    const losses = fc.array(fc.constantFrom(1, 200), { minLength: 1, maxLength: 12 });
    const breaks = fc.array(fc.record({ after: fc.integer({ min: 0, max: 12 }), isCrash: fc.boolean(), waitMs: fc.constantFrom(0, 30_000) }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(losses, breaks, async (all, stops) => {
        arrange();
        for (const [index, loss] of all.entries()) {
          await push(server.runtime, index + 1, loss);
          for (const stop of stops.filter(({ after }) => after === index)) {
            if (stop.waitMs > 0) server.time.advance(stop.waitMs); // judges are saved on the way
            if (stop.isCrash) server.crash();
            else server.runtime.close();
            connect(server.restart());
          }
        }
        server.runtime.judges.judgeWaiting();
        const high = all.filter((loss) => loss > 100).length;
        expect(incidentsOf(server.runtime)).toEqual(high === 0 ? [] : [{ count: high, packets: all.length }]);
        expect(server.runtime.snapshots.judgement(runId).verdict.text.en).toBe(`${all.length} packets`);
        server.remove();
      }),
      { numRuns: 12 },
    );
    arrange();
  }, 60_000);

  it('goes on from the saved state and reads only what came after it', async () => {
    arrange();
    await push(server.runtime, 1, 200);
    await push(server.runtime, 2, 200);
    server.runtime.close();
    const runtime = server.restart();
    const skipped: (number | undefined)[] = [];
    const { replay } = runtime.store.series;
    Object.assign(runtime.store.series, { replay: (id: string, skip?: number) => (skipped.push(skip), replay(id, skip)) });
    expect(runtime.snapshots.judgement(runId).verdict.text.en).toBe('2 packets');
    expect(skipped).toEqual([2]);
  });

  it('judges from the first point when the saved state cannot be read', async () => {
    arrange();
    await push(server.runtime, 1, 200);
    server.runtime.judges.judgeWaiting();
    server.runtime.store.incidents.saveDiagnosisState(runId, JSON.stringify({ packets: 1, state: 'unreadable' }));
    server.crash();
    expect(server.restart().snapshots.judgement(runId).verdict.text.en).toBe('1 packets');
    server.runtime.store.incidents.saveDiagnosisState(runId, '{');
    server.crash();
    expect(server.restart().snapshots.judgement(runId).verdict.text.en).toBe('1 packets');
  });
});

describe('a judge that throws', () => {
  it('stops no ingest, says so once in the log and always in the coverage', async () => {
    const faults: string[] = [];
    const { runtime } = arrange({ logger: { info: () => undefined, warn: () => undefined, error: (_, message) => faults.push(message) } });
    for (const [index, loss] of [1, 666, 3, 4].entries()) {
      expect(await push(runtime, index + 1, loss)).toMatchObject({ ok: true });
      runtime.judges.judgeWaiting();
    }
    expect(runtime.store.runs.find(runId)?.lastStep).toBe(4);
    expect(faults).toEqual(['The diagnosis of a run stopped on a fault; its points are still stored and shown.']);
    expect(runtime.snapshots.judgement(runId)).toMatchObject({ coverage: [{ state: 'failed', missing: ['the judge broke'] }], verdict: { tone: 'warning' } });
  });
});

describe('a judge', () => {
  it('goes on with the settings of its project that were changed while it runs, and is left alone while they are not', async () => {
    const built: unknown[] = [];
    const count = countingJudge();
    const { runtime, time } = arrange({ createJudge: (options) => (built.push(options.settings), count(options)) });
    await push(runtime, 1, 200);
    runtime.judges.judgeWaiting();
    time.advance(30_000);
    expect(built).toEqual([{}]);
    const setting = { isOff: true, parameters: {} };
    runtime.store.ruleSettings.set(header.project, 'loss-diverging', setting);
    await push(runtime, 2, 200);
    time.advance(30_000);
    expect(built).toEqual([{}, { 'loss-diverging': setting }]);
    expect(incidentsOf(runtime)).toEqual([{ count: 2, packets: 2 }]);
  });

  it('is let go when its run is over and nobody looks, and comes back when somebody does', async () => {
    const { runtime, time } = arrange();
    await push(runtime, 1, 200);
    time.advance(idleReleaseMs / 2);
    await push(runtime, 2, 1, [end]);
    time.advance(10_000);
    expect(runtime.judges.openCount).toBe(1);
    time.advance(idleReleaseMs);
    expect(runtime.judges.openCount).toBe(0);
    expect(runtime.snapshots.judgement(runId).verdict.text.en).toBe('2 packets');
  });
});
