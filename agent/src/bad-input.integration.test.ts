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

const train = (script: string) => new TrainingProcess(script, { url: server.url, spoolDir });
const warnings = () => eventsOf(server.attempt()).flatMap((event) => (event.kind === 'agent-warned' ? [event.code] : []));

test('whatever is logged: numbers are kept, everything else is said once per cause', async () => {
  const end = await train(`const run = await init({ project: 'p', url, spoolDir });
    const tensor = (size) => ({ size, dataSync: () => new Float32Array(size).fill(0.5) });
    const broken = { size: 1, dataSync() { throw new Error('disposed'); } };
    const trap = { get a() { throw new Error('no'); } };
    for (let i = 0; i < 3; i++) {
      run.log({ 'train/loss': NaN, up: Infinity, down: -Infinity, big: Number.MAX_VALUE, text: 'abc', nothing: null, list: [1], yes: true, later: undefined });
      run.log({ scalar: tensor(1), vector: tensor(3), broken });
      run.log({ ['n'.repeat(10_000)]: 1, '<script>alert(1)</script>': 2, '': 3 });
      run.log('loss'); run.log(null); run.log(trap); run.log({ a: 1 }, { step: 1.5 }); run.log({ b: 1 }, { step: 'x' });
      run.log({ back: 1 }, { step: 100 - i });
      run.alert(null); run.alert({ title: '' }); run.alert({ title: 'look', severity: 'dire' });
      run.watch(null); run.batch(7);
    }
    await run.finish();
    run.log({ a: 1 }); run.log({ a: 1 }); run.watch({}); run.alert({ title: 'x' });
    await run.finish();
    console.log('done');`).ended;
  expect(end.code).toBe(0);
  expect(end.stdout).toBe('done\n');
  const attempt = server.attempt();
  expect(pointsOf(attempt, 'train/loss').map(({ value }) => value)).toEqual([NaN, NaN, NaN]);
  expect(pointsOf(attempt, 'up')[0]!.value).toBe(Infinity);
  expect(pointsOf(attempt, 'down')[0]!.value).toBe(-Infinity);
  expect(pointsOf(attempt, 'big')[0]!.value).toBe(Number.MAX_VALUE);
  expect(pointsOf(attempt, 'scalar').map(({ value }) => value)).toEqual([0.5, 0.5, 0.5]);
  expect(pointsOf(attempt, '<script>alert(1)</script>')).toHaveLength(3);
  expect(pointsOf(attempt, 'back').map(({ step }) => step)).toEqual([100, 99, 98]);
  const names = new Set(attempt.packets.flatMap(({ columns }) => columns.series.map(({ name }) => name)));
  for (const name of ['text', 'nothing', 'list', 'yes', 'later', 'vector', 'broken', '']) expect(names).not.toContain(name);
  const codes = warnings();
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual(expect.arrayContaining(['value-not-a-number', 'value-is-a-tensor', 'value-not-readable', 'name-too-long', 'log-without-values', 'log-failed', 'step-not-whole', 'alert-without-title', 'tf-missing']));
  expect(eventsOf(attempt).filter(({ kind }) => kind === 'alert-raised')).toMatchObject([{ title: 'look', severity: 'warning' }, {}, {}]);
  const lines = end.stderr.split('\n').filter((line) => line !== '');
  expect([...new Set(lines)]).toEqual(lines);
  expect(lines.filter((line) => line.includes('after run.finish()'))).toHaveLength(3);
});

test('invalid options are the only thing init throws for', async () => {
  const end = await train(`for (const options of [undefined, {}, { project: 'p', url: 'ftp://x' }, { project: 'p', projct: 1, budget: 2 }]) {
      try { await init(options); console.log('no error'); } catch (error) { console.log(error.code + ' ' + error.message); }
    }`).ended;
  const lines = end.stdout.trim().split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toMatch(/^invalid-argument init/);
  expect(lines[3]).toMatch(/"projct" is not an option.*"budget" is 2/);
});

test('system readings come back through a training thread that never lets the event loop turn', async () => {
  const training = train(`const run = await init({ project: 'p', url, spoolDir });
    for (let i = 0; ; i++) { run.log({ a: i }); const end = Date.now() + 2; while (Date.now() < end); }`);
  await server.until('system readings', () => server.attempts.size > 0 && pointsOf(server.attempt(), 'system/process-memory-bytes').length > 0);
  training.kill('SIGKILL');
  await training.ended;
  expect(pointsOf(server.attempt(), 'system/process-memory-bytes')[0]!.value).toBeGreaterThan(10_000_000);
});
