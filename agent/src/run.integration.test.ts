import { afterEach, beforeEach, expect, test } from 'vitest';
import { existsSync, readdirSync } from 'node:fs';
import { eventsOf, pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder, TrainingProcess } from './testing/training-process.fixture.ts';

let server: ProtocolServer;
let spoolDir: string;
beforeEach(async () => {
  spoolDir = temporaryFolder();
  server = await new ProtocolServer().start();
});
afterEach(() => server.stop());

test('every logged value arrives once, in order, and finish leaves nothing behind', async () => {
  const training = new TrainingProcess(
    `const run = await init({ project: 'p', url, spoolDir, config: { lr: 0.1 } });
     for (let step = 0; step < 5000; step++) run.log({ 'train/loss': 1 / (step + 1), odd: step % 7 === 0 ? NaN : step }, { step });
     await run.finish();`,
    { url: server.url, spoolDir },
  );
  const end = await training.ended;
  expect(end.stderr).toMatch(/^tunewatch: p → http/);
  expect(end.code).toBe(0);
  const attempt = server.attempt();
  expect(pointsOf(attempt, 'train/loss')).toEqual(Array.from({ length: 5000 }, (_, step) => ({ step, value: 1 / (step + 1) })));
  expect(pointsOf(attempt, 'odd').map(({ value }) => value)).toEqual(Array.from({ length: 5000 }, (_, step) => (step % 7 === 0 ? Number.NaN : step)));
  expect(attempt).toMatchObject({ missing: 0, duplicates: 0, header: { project: 'p', config: { lr: 0.1 }, isResume: false } });
  expect(eventsOf(attempt).filter(({ kind }) => kind === 'attempt-ended')).toMatchObject([{ status: 'finished' }]);
  expect(existsSync(spoolDir) ? readdirSync(spoolDir).filter((name) => name !== 'resume') : []).toEqual([]);
});

test('heartbeats tell the age of the last step while the training thread is blocked', async () => {
  const training = new TrainingProcess(
    `const run = await init({ project: 'p', url, spoolDir });
     run.log({ a: 1 }, { step: 41 });
     await new Promise((resolve) => setTimeout(resolve, 200));
     const end = Date.now() + 60_000; while (Date.now() < end);`,
    { url: server.url, spoolDir },
  );
  await server.until('a heartbeat with an old step', () => server.heartbeats.some(({ stepAgeMs }) => stepAgeMs !== null && stepAgeMs > 3_000));
  expect(server.heartbeats.at(-1)).toMatchObject({ lastStep: 41, droppedRecords: 0 });
  expect(server.heartbeats[0]!.atMs).toBeGreaterThan(1.6e12);
  training.kill('SIGKILL');
  await training.ended;
});

test('two runs of one process at the same time do not mix', async () => {
  const end = await new TrainingProcess(
    `const [a, b] = await Promise.all(['a', 'b'].map((name) => init({ project: 'p', name, url, spoolDir })));
     for (let i = 0; i < 100; i++) { a.log({ x: i }); b.log({ x: -i }); }
     await Promise.all([a.finish(), b.finish()]);`,
    { url: server.url, spoolDir },
  ).ended;
  expect(end.code).toBe(0);
  for (const attempt of server.attempts.values()) {
    const sign = attempt.header.name === 'a' ? 1 : -1;
    expect(pointsOf(attempt, 'x').map(({ value }) => value + 0)).toEqual(Array.from({ length: 100 }, (_, i) => sign * i + 0));
  }
  expect(server.attempts.size).toBe(2);
});
