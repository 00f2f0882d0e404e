import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sync } from './sync.ts';
import { eventsOf, pointsOf, ProtocolServer } from './testing/protocol-server.fixture.ts';
import { temporaryFolder, TrainingProcess } from './testing/training-process.fixture.ts';

let server: ProtocolServer;
let spoolDir: string;
beforeEach(async () => {
  spoolDir = temporaryFolder();
  server = await new ProtocolServer().start();
});
afterEach(() => server.stop());

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const attempts = () => readdirSync(spoolDir).filter((name) => name !== 'resume');
const train = (script: string, env?: Record<string, string>) => new TrainingProcess(script, { url: server.url, spoolDir, ...(env ? { env } : {}) });

test('killed with -9 in the middle: sync sends the rest, nothing twice, nothing between lost', async () => {
  server.onBatch = (packets) => (packets[0]!.seq > 3 ? { kind: 'ignore' } : { kind: 'store-and-answer' });
  const training = train(`const run = await init({ project: 'p', url, spoolDir });
    let i = 0;
    setInterval(() => { run.log({ a: i * 0.1, b: i }); i++; if (i === 700) console.log('going'); }, 1);`);
  await training.said('going');
  training.kill('SIGKILL');
  await training.ended;
  server.onBatch = () => ({ kind: 'store-and-answer' });
  const report = await sync(spoolDir);
  expect(report).toMatchObject({ recordsLeft: 0, dropped: 0, attempts: [{ outcome: 'sent' }] });
  const stored = pointsOf(server.attempt(), 'b').map(({ value }) => value);
  // The last tenth of a second was still on the training thread: kill -9 takes that with it, and no more.
  expect(stored.length).toBeGreaterThan(400);
  expect(stored).toEqual(upTo(stored.length));
  expect(pointsOf(server.attempt(), 'a').map(({ value }) => value)).toEqual(upTo(stored.length).map((i) => i * 0.1));
  expect(server.attempt().missing).toBe(0);
  expect(attempts()).toEqual([]);
});

test('a flipped byte in the spool costs one counted packet, and nothing waits for it', async () => {
  const training = train(`const run = await init({ project: 'p', url, spoolDir, mode: 'offline' });
    let i = 0;
    const timer = setInterval(() => { run.log({ a: i++ }); if (i === 1000) { clearInterval(timer); run.finish(); } }, 1);`);
  await training.ended;
  const folder = join(spoolDir, attempts()[0]!);
  const [segment] = readdirSync(folder).filter((name) => name.endsWith('.segment'));
  const { readFileSync } = await import('node:fs');
  const content = readFileSync(join(folder, segment!));
  content[Math.floor(content.length / 2)]! ^= 0x10;
  writeFileSync(join(folder, segment!), content);
  const report = await sync(spoolDir);
  expect(report).toMatchObject({ recordsLeft: 0, dropped: 1, attempts: [{ outcome: 'sent' }] });
  expect(server.attempt().missing).toBe(1);
  expect(server.attempt().lastSeq).toBeGreaterThan(3);
});

test('offline only writes to the spool; sync of the single folder sends it', async () => {
  await train(`const run = await init({ project: 'p', name: 'plane', url, spoolDir }); for (let i = 0; i < 50; i++) run.log({ a: i }); await run.finish();`, { TUNEWATCH_MODE: 'offline' }).ended;
  expect(server.handshakes).toHaveLength(0);
  expect(await sync(join(spoolDir, attempts()[0]!))).toMatchObject({ attempts: [{ outcome: 'sent', dropped: 0 }] });
  expect(pointsOf(server.attempt(), 'a').map(({ step }) => step)).toEqual(upTo(50));
  expect(server.attempt().header.name).toBe('plane');
});

test('disabled writes nothing, connects to nothing, says nothing', async () => {
  const end = await train(`const run = await init({ project: 'p', url, spoolDir, mode: 'disabled' });
    run.watch({}); run.batch({}); run.log({ a: 1 }); run.alert({ title: 't' }); await run.finish(); console.log(run.id.length, run.url.startsWith('http'));`).ended;
  expect(end).toMatchObject({ code: 0, stderr: '', stdout: '36 true\n' });
  expect(server.handshakes).toHaveLength(0);
  expect(readdirSync(spoolDir)).toEqual([]);
});

test('what a living process is still sending is left to it', async () => {
  server.onBatch = () => ({ kind: 'ignore' });
  const training = train(`const run = await init({ project: 'p', url, spoolDir }); setInterval(() => run.log({ a: 1 }), 5);`);
  await server.until('the connection', () => server.attempts.size > 0);
  expect(await sync(spoolDir)).toMatchObject({ attempts: [{ outcome: 'busy' }] });
  training.kill('SIGKILL');
  await training.ended;
  server.onBatch = () => ({ kind: 'store-and-answer' });
  expect(await sync(spoolDir)).toMatchObject({ attempts: [{ outcome: 'sent' }] });
});

test('a spool folder that cannot be written: one warning, the training goes on, and the values arrive all the same', async () => {
  const file = join(spoolDir, 'a-file');
  writeFileSync(file, '');
  const training = train(`const run = await init({ project: 'p', url, spoolDir: ${JSON.stringify(join(file, 'spool'))} });
    await word();
    for (let i = 0; i < 500; i++) run.log({ a: i }); await run.finish(); console.log('done');`);
  await server.until('the connection', () => server.attempts.size > 0);
  training.tell();
  const end = await training.ended;
  expect(end.code).toBe(0);
  expect(end.stderr.match(/cannot be written/g)).toHaveLength(1);
  expect(pointsOf(server.attempt(), 'a').map(({ step }) => step)).toEqual(upTo(500));
  expect(eventsOf(server.attempt()).some((event) => event.kind === 'agent-warned' && event.code === 'spool-unwritable')).toBe(true);
});

test('a run goes on in the same process and in another one: a new attempt each, steps continue', async () => {
  const first = train(`const a = await init({ project: 'p', name: 'r', url, spoolDir });
    for (let i = 0; i < 10; i++) a.log({ a: i });
    await a.finish();
    const b = await init({ project: 'p', url, spoolDir, resume: a.id, tags: ['again'] });
    for (let i = 10; i < 20; i++) b.log({ a: i });
    await b.finish();
    console.log('id ' + a.id, a.id === b.id);`);
  const { stdout } = await first.ended;
  const [, id, isSame] = /id (\S+) (\S+)/.exec(stdout)!;
  expect(isSame).toBe('true');
  await train(`const c = await init({ project: 'p', url, spoolDir, resume: '${id}' }); for (let i = 20; i < 30; i++) c.log({ a: i }); await c.finish();
    const d = await init({ project: 'p', url, spoolDir, resume: '${id}', resumeStep: 25 }); d.log({ a: 25 }); await d.finish();`).ended;
  const all = [...server.attempts.values()];
  expect(all.map(({ header }) => [header.runId, header.isResume])).toEqual([[id, false], [id, true], [id, true], [id, true]]);
  expect(new Set(all.map(({ header }) => header.attemptId)).size).toBe(4);
  // What is not said again stays as it was.
  expect(all.map(({ header }) => [header.name, header.tags.length])).toEqual([['r', 0], ['r', 1], ['r', 1], ['r', 1]]);
  expect(all.map((attempt) => pointsOf(attempt, 'a').map(({ step }) => step))).toEqual([upTo(10), upTo(10).map((i) => i + 10), upTo(10).map((i) => i + 20), [25]]);
  expect(existsSync(join(spoolDir, 'resume', id!))).toBe(true);
});
