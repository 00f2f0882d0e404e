import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sync } from './sync.ts';
import { pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder, TrainingProcess } from './testing/training-process.fixture.ts';

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

test('trainings that are killed, a server that dies, and a tenth of the answers lost: every journalled value is there once, in order', async () => {
  const random = seeded(20);
  const folder = temporaryFolder();
  const spoolDir = join(folder, 'spool');
  const server = await new ProtocolServer().start();
  let restarting: Promise<unknown> = Promise.resolve();
  const restart = () => (restarting = restarting.then(() => server.stop()).then(() => server.start()));
  server.onBatch = () => {
    const chance = random();
    if (chance < 0.1) {
      // The answer is lost with its connection.
      setImmediate(restart);
      return { kind: 'store-silently' };
    }
    return chance < 0.2 ? { kind: 'refuse', error: { code: 'storage-unavailable', message: 'busy', isRetryable: true } } : { kind: 'store-and-answer' };
  };

  for (let index = 0; index < 6; index++) {
    const training = new TrainingProcess(
      // The journal is written before the value is logged, in one synchronous write each.
      `import { openSync, writeSync } from 'node:fs';
       const journal = openSync(${JSON.stringify(join(folder, `journal-${index}`))}, 'w');
       const run = await init({ project: 'p', name: '${index}', url, spoolDir });
       let i = 0;
       setInterval(() => { for (let k = 0; k < 3; k++) { const value = i * ${1 + index} + 0.1; writeSync(journal, value + '\\n'); run.log({ a: value }); i++; }
         if (i === ${900 + Math.floor(random() * 500) * 3}) console.log('now'); }, 1);`,
      { url: server.url, spoolDir },
    );
    await training.said('now');
    training.kill('SIGKILL');
    await training.ended;
  }

  server.onBatch = () => ({ kind: 'store-and-answer' });
  await restarting;
  const report = await sync(spoolDir);
  expect(report).toMatchObject({ recordsLeft: 0, dropped: 0 });
  expect(server.attempts.size).toBe(6);
  for (const attempt of server.attempts.values()) {
    const journal = readFileSync(join(folder, `journal-${attempt.header.name}`), 'utf8').trim().split('\n').map(Number);
    const stored = pointsOf(attempt, 'a').map(({ value }) => value);
    expect(attempt.missing).toBe(0);
    expect(stored).toEqual(journal.slice(0, stored.length));
    // kill -9 takes what was on the training thread: about a tenth of a second, here well under half of the run.
    expect(stored.length).toBeGreaterThan(journal.length / 2);
  }
  await server.stop();
});
