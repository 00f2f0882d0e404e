import { afterEach, describe, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../../test/packets.ts';
import { runHeader } from '../../test/run-header.ts';
import { countingJudge, type LivenessReport } from './counting-judge.fixture.ts';
import type { ServerRuntime } from './create-runtime.ts';
import { openTestServer, type TestServer } from './runtime.fixture.ts';
import { livenessCheckMs, lostAfterMs } from './watch-liveness.ts';

const header = runHeader();
const { runId, attemptId } = header;
let server: TestServer;
let reports: LivenessReport[];
afterEach(() => server.remove());

function arrange() {
  reports = [];
  server = openTestServer({ createJudge: countingJudge(reports) });
  connect(server.runtime);
  return server;
}
function connect(runtime: ServerRuntime) {
  runtime.store.runs.openAttempt(header, runtime.clock.nowMs());
  runtime.follower.attemptOpened(runId);
}
const beat = (stepAgeMs: number | null = 100) =>
  server.runtime.liveness.beat(runId, { atMs: server.time.nowMs(), lastStep: 1, stepAgeMs, pendingRecords: 0, droppedRecords: 0 });
const status = () => server.runtime.store.runs.find(runId)?.status;

describe('a running run', () => {
  it('is lost after a minute of silence, and runs again at the next beat', () => {
    const { time } = arrange();
    time.advance(lostAfterMs - 1);
    expect(status()).toBe('running');
    time.advance(livenessCheckMs);
    expect(status()).toBe('lost');
    beat();
    expect(status()).toBe('running');
    time.advance(lostAfterMs - livenessCheckMs);
    expect(status()).toBe('running');
  });

  it('runs again at the next packet, and ends when that says so', async () => {
    const { time, runtime } = arrange();
    const push = (seq: number, ended: boolean) => {
      const answer = runtime.ingest.push(
        runId,
        attemptId,
        packetBytes(seq, { columns: columnsOf([seq], { 'train/loss': [1] }), events: ended ? [{ kind: 'attempt-ended', status: 'failed', atMs: 1, step: 1 }] : [] }),
      );
      runtime.ingest.flush();
      return answer;
    };
    time.advance(2 * lostAfterMs);
    expect(status()).toBe('lost');
    await push(1, false);
    expect(status()).toBe('running');
    time.advance(2 * lostAfterMs);
    expect(status()).toBe('lost');
    await push(2, true);
    expect(status()).toBe('failed');
    time.advance(2 * lostAfterMs);
    expect(status()).toBe('failed');
  });

  it('is not lost because the server was away', () => {
    const { time, runtime } = arrange();
    beat();
    runtime.close();
    time.advance(24 * 3_600_000);
    server.restart();
    time.advance(lostAfterMs - 1);
    expect(status()).toBe('running');
    time.advance(livenessCheckMs);
    expect(status()).toBe('lost');
  });

  it('is not lost because the machine slept', () => {
    const { time } = arrange();
    beat();
    time.set(time.nowMs() + 3_600_000);
    time.advance(livenessCheckMs);
    expect(status()).toBe('running');
    time.advance(lostAfterMs + livenessCheckMs);
    expect(status()).toBe('lost');
  });

  it('is lost in time although the clock was set back', () => {
    const { time } = arrange();
    beat();
    time.advance(livenessCheckMs);
    time.set(time.nowMs() - 3_600_000);
    server.runtime.liveness.check();
    expect(status()).toBe('running');
    for (let i = 0; i <= lostAfterMs / livenessCheckMs; i++) {
      time.set(time.nowMs() + livenessCheckMs);
      server.runtime.liveness.check();
    }
    expect(status()).toBe('lost');
  });
});

it('tells judges how long the last step is ago while beats are fresh, and that it is unknown when not', () => {
  const { time } = arrange();
  beat(70_000);
  time.advance(livenessCheckMs);
  time.advance(3 * livenessCheckMs);
  expect(reports.map((report) => report.stepAgeMs)).toEqual([70_000, 70_000, 70_000, null]);
  expect(reports[0]?.atMs).toBe(time.nowMs() - 3 * livenessCheckMs);
});
