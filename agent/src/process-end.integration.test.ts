import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventsOf, pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder, TrainingProcess } from './testing/training-process.fixture.ts';

let server: ProtocolServer;
let spoolDir: string;
beforeEach(async () => {
  spoolDir = temporaryFolder();
  server = await new ProtocolServer().start();
});
afterEach(() => server.stop());

const attempts = () => readdirSync(spoolDir).filter((name) => name !== 'resume');
const start = (script: string) => new TrainingProcess(`const run = await init({ project: 'p', url, spoolDir });\n${script}`, { url: server.url, spoolDir });
/** The script goes on once the server knows the run, so that a busy machine decides nothing. */
async function train(script: string): Promise<TrainingProcess> {
  const training = start(`await word();\n${script}`);
  await server.until('the connection', () => server.attempts.size > 0);
  training.tell();
  return training;
}
const steps = () => pointsOf(server.attempt(), 'a').map(({ step }) => step);
const endOf = () => eventsOf(server.attempt()).filter(({ kind }) => kind === 'attempt-ended');
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

test('a script that just ends: everything arrives, the run is finished, the spool is empty', async () => {
  const end = await (await train(`for (let i = 0; i < 300; i++) run.log({ a: i }); console.log('done');`)).ended;
  expect(end.code).toBe(0);
  expect(steps()).toEqual(upTo(300));
  expect(endOf()).toMatchObject([{ status: 'finished' }]);
  expect(attempts()).toEqual([]);
});

test('process.exit with a code: failed, with the code as reason, and the code stays', async () => {
  const end = await (await train(`for (let i = 0; i < 10; i++) run.log({ a: i }); process.exit(3);`)).ended;
  expect(end.code).toBe(3);
  expect(steps()).toEqual(upTo(10));
  expect(endOf()).toMatchObject([{ status: 'failed', reason: 'exit code 3' }]);
});

test('a finish nobody waits for before process.exit is still the end it asked for', async () => {
  const end = await (await train(`for (let i = 0; i < 10; i++) run.log({ a: i }); run.finish({ status: 'failed' }); process.exit(0);`)).ended;
  expect(end.code).toBe(0);
  expect(steps()).toEqual(upTo(10));
  expect(endOf()).toMatchObject([{ status: 'failed' }]);
  expect(attempts()).toEqual([]);
});

test('an uncaught exception: failed, with its message as reason, and node reports it as ever', async () => {
  const end = await (await train(`run.log({ a: 0 }); await new Promise((r) => setTimeout(r, 50)); throw new TypeError('matrix is singular');`)).ended;
  expect(end.code).toBe(1);
  expect(end.stderr).toContain("TypeError: matrix is singular");
  expect(endOf()).toMatchObject([{ status: 'failed', reason: 'TypeError: matrix is singular' }]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s between steps: stopped, and the process still dies of the signal', async (signal) => {
  const training = await train(`let i = 0; setInterval(() => { run.log({ a: i++ }); if (i === 5) console.log('going'); }, 10);`);
  await training.said('going');
  training.kill(signal);
  const end = await training.ended;
  expect(end).toMatchObject({ code: null, signal });
  expect(endOf()).toMatchObject([{ status: 'stopped', reason: signal }]);
  expect(attempts()).toEqual([]);
});

test('a signal the script handles itself is left to it, and the end is still called stopped', async () => {
  const training = await train(`process.on('SIGTERM', () => { console.log('saved'); process.exit(0); });
    let i = 0; setInterval(() => { run.log({ a: i++ }); if (i === 5) console.log('going'); }, 10);`);
  await training.said('going');
  training.kill('SIGTERM');
  const end = await training.ended;
  expect(end).toMatchObject({ code: 0, signal: null });
  expect(end.stdout).toContain('saved');
  expect(endOf()).toMatchObject([{ status: 'stopped', reason: 'SIGTERM' }]);
});

test('a training that never lets the event loop turn can still be stopped with SIGINT at once', async () => {
  const training = await train(`let i = 0; console.log('going'); for (;;) { run.log({ a: i++ }); const end = Date.now() + 5; while (Date.now() < end); }`);
  await training.said('going');
  await server.until('steps of the busy training', () => server.attempts.size > 0 && steps().length > 20);
  training.kill('SIGINT');
  expect(await training.ended).toMatchObject({ code: null, signal: 'SIGINT' });
});

test('a dead server delays neither the training nor the end of the process, and nothing is lost', async () => {
  await server.stop();
  const training = start(`const before = performance.now();
    for (let i = 0; i < 2000; i++) run.log({ a: i });
    console.log('took ' + (performance.now() - before)); console.log('done');`);
  const end = await training.ended;
  expect(end.code).toBe(0);
  expect(end.stderr.match(/cannot be reached/g)).toHaveLength(1);
  expect(attempts()).toHaveLength(1);
  await server.start();
  const second = await new TrainingProcess(
    `const run = await init({ project: 'p', name: 'second', url, spoolDir }); setInterval(() => run.log({ b: 1 }), 20); process.stdin.on('end', () => process.exit(0)).resume();`,
    { url: server.url, spoolDir },
  );
  await server.until('the leftovers of the first process', () => [...server.attempts.values()].some((one) => eventsOf(one).some(({ kind, ...rest }) => kind === 'attempt-ended' && 'status' in rest)));
  second.child.stdin!.end();
  await second.ended;
  const first = [...server.attempts.values()].find(({ header }) => header.name !== 'second')!;
  expect(pointsOf(first, 'a').map(({ step }) => step)).toEqual(upTo(2000));
  expect(first.missing).toBe(0);
  expect(attempts()).toEqual([]);
});

test('an event loop that is blocked for seconds keeps its connection, and its values arrive meanwhile', async () => {
  await server.stop();
  server = await new ProtocolServer().start({ pingInterval: 200, pingTimeout: 400 });
  const training = await train(`run.log({ a: 0 }); await new Promise((r) => setTimeout(r, 300));
    const block = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };
    for (let i = 1; i <= 40; i++) { block(100); run.log({ a: i }); } console.log('unblocked'); block(20);`);
  let isBlocked = true;
  void training.said('unblocked').then(() => (isBlocked = false));
  await server.until('half of the values', () => server.attempts.size > 0 && steps().length > 20);
  expect(isBlocked).toBe(true);
  await training.ended;
  expect(steps()).toEqual(upTo(41));
  expect(server.disconnects).toHaveLength(1);
});
