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
