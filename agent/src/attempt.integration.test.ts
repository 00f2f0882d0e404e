import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Attempt } from './attempt.ts';
import { describeEnvironment } from './environment.ts';
import { Guard } from './guard.ts';
import { sync } from './sync.ts';
import { eventsOf, pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder } from './testing/training-process.fixture.ts';
import { SharedState } from './transport/shared-state.ts';
import { uuidV7 } from './uuid.ts';

const builtWorker = fileURLToPath(new URL('../dist/worker.cjs', import.meta.url));
let server: ProtocolServer;
let spoolDir: string;
beforeEach(async () => {
  spoolDir = temporaryFolder();
  server = await new ProtocolServer().start();
});
afterEach(() => server.stop());

/** An attempt whose first `deaths` workers throw after their second message. */
function attemptWithMortalWorkers(deaths: number, onSamplingRequested: (steps: number) => void = () => undefined) {
  const file = join(spoolDir, 'worker.cjs');
  writeFileSync(
    file,
    `const { workerData } = require('node:worker_threads');
     const { appendFileSync, readFileSync } = require('node:fs');
     const log = ${JSON.stringify(join(spoolDir, 'started'))};
     appendFileSync(log, 'x');
     const isMortal = readFileSync(log, 'utf8').length <= ${deaths};
     require(${JSON.stringify(builtWorker)});
     let messages = 0;
     if (isMortal) workerData.port.on('message', () => { if (++messages === 2) setImmediate(() => { throw new Error('out of memory'); }); });`,
  );
  const told: string[] = [];
  const shared = new SharedState();
  const spool = join(spoolDir, 'spool');
  const guard: Guard = new Guard((message) => told.push(message), (code, message) => attempt.recording.event({ kind: 'agent-warned', atMs: Date.now(), step: 0, code, message }));
  const attempt: Attempt = new Attempt({
    header: { runId: uuidV7(Date.now()), attemptId: uuidV7(Date.now()), project: 'p', name: 'n', config: {}, tags: [], notes: '', task: null, totalSteps: null, startedAtMs: Date.now(), isResume: false, environment: describeEnvironment(null) },
    url: server.url, token: null, isOnline: true, spoolDir: spool, workerLocation: new URL(`file://${file}`), shared, guard,
    nowMs: Date.now, currentStep: () => 0, onSamplingRequested, onEnded: () => undefined,
  });
  void attempt.start();
  return { attempt, told, spool };
}

/** Logs values, with turns of the event loop between them, until `deaths` workers were seen to die and a while longer; answers how many. */
async function train(attempt: Attempt, told: readonly string[], deaths: number): Promise<number> {
  let left = 100;
  let step = 0;
  for (; left > 0; step++) {
    attempt.recording.scalar(step, Date.now(), 'a', step);
    if (step % 10 === 0) attempt.recording.flush();
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (told.length >= deaths) left -= 1;
  }
  return step;
}
const values = () => pointsOf(server.attempt(), 'a').map(({ value }) => value);
const upTo = (count: number) => Array.from({ length: count }, (_, step) => step);

test('a worker that dies is replaced once, and nothing is lost or doubled', async () => {
  const { attempt, told } = attemptWithMortalWorkers(1);
  const steps = await train(attempt, told, 1);
  await attempt.finish('finished', 10_000);
  expect(values()).toEqual(upTo(steps));
  expect(server.attempt().missing).toBe(0);
  expect(told).toEqual(['the worker thread ended (out of memory). It is started again.']);
  expect(eventsOf(server.attempt()).filter(({ kind }) => kind === 'agent-warned')).toHaveLength(1);
});

test('when the second one dies too, everything goes into the spool and can be sent later', async () => {
  const { attempt, told, spool } = attemptWithMortalWorkers(2);
  const steps = await train(attempt, told, 2);
  await attempt.finish('finished', 10_000);
  expect(told).toHaveLength(2);
  expect(await sync(spool)).toMatchObject({ recordsLeft: 0, dropped: 0, attempts: [{ outcome: 'sent' }] });
  expect(values()).toEqual(upTo(steps));
  expect(server.attempt().missing).toBe(0);
  expect(eventsOf(server.attempt()).at(-1)).toMatchObject({ kind: 'attempt-ended', status: 'finished' });
});

test('a request for dense sampling reaches a training thread that never lets the event loop turn', async () => {
  const asked: number[] = [];
  const { attempt } = attemptWithMortalWorkers(0, (steps) => asked.push(steps));
  await server.until('the connection', () => server.attempts.size > 0);
  server.askSampling(30);
  // The server shares this event loop: one turn lets its request leave, after which this thread only works.
  await new Promise((resolve) => setImmediate(resolve));
  const endMs = Date.now() + 30_000;
  while (asked.length === 0 && Date.now() < endMs) attempt.recording.check();
  expect(asked).toEqual([30]);
  await attempt.finish('finished', 10_000);
});
