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

/** Logs `count` values, one a millisecond, and finishes. */
const train = (count: number) =>
  new TrainingProcess(
    `const run = await init({ project: 'p', url, spoolDir });
     let i = 0;
     const timer = setInterval(async () => {
       run.log({ a: i++ });
       if (i === ${count}) { clearInterval(timer); console.log('logged'); await run.finish(); }
     }, 1);`,
    { url: server.url, spoolDir },
  );
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const steps = () => pointsOf(server.attempt(), 'a').map(({ step }) => step);
const attempts = () => readdirSync(spoolDir).filter((name) => name !== 'resume');

test('a server that dies and comes back again and again gets everything exactly once', async () => {
  const training = train(1500);
  for (const packets of [2, 5, 9]) {
    await server.until(`${packets} packets`, () => server.attempts.size > 0 && server.attempt().lastSeq >= packets);
    await server.stop();
    await server.start();
  }
  const end = await training.ended;
  expect(end.code).toBe(0);
  expect(steps()).toEqual(upTo(1500));
  expect(server.attempt().missing).toBe(0);
  expect(attempts()).toEqual([]);
});

test('an answer that is lost with the connection leads to a duplicate that the server can tell, not to a second copy', async () => {
  let batches = 0;
  server.onBatch = () => {
    batches += 1;
    if (batches % 4 !== 0) return { kind: 'store-and-answer' };
    setImmediate(() => void server.stop().then(() => server.start()));
    return { kind: 'store-silently' };
  };
  await train(1200).ended;
  expect(batches).toBeGreaterThan(4);
  expect(steps()).toEqual(upTo(1200));
  expect(server.attempt().missing).toBe(0);
});

test('a refusal that trying again can help is tried again', async () => {
  let refusals = 0;
  server.onBatch = () => (refusals++ < 3 ? { kind: 'refuse', error: { code: 'storage-unavailable', message: 'The disk is full.', isRetryable: true } } : { kind: 'store-and-answer' });
  const end = await train(300).ended;
  expect(steps()).toEqual(upTo(300));
  expect(server.attempt().missing).toBe(0);
  expect(end.stderr.split('\n').filter((line) => line !== '')).toHaveLength(1);
});

test('a packet that is refused for good is counted as lost with the reason, and the rest goes on', async () => {
  server.onBatch = (packets) => {
    const bad = packets.find(({ seq }) => seq === 3);
    if (!bad) return { kind: 'store-and-answer' };
    return { kind: 'refuse', error: { code: 'packet-malformed', message: 'Packet 3 cannot be read.', isRetryable: false } };
  };
  const end = await train(800).ended;
  const attempt = server.attempt();
  expect(attempt.missing).toBe(1);
  const lost = 800 - steps().length;
  expect(lost).toBeGreaterThan(0);
  const dropped = eventsOf(attempt).filter((event) => event.kind === 'records-dropped');
  // The lost packet may have held system readings besides.
  expect(dropped).toMatchObject([{ reason: 'refused: packet-malformed' }]);
  expect(dropped[0]).toHaveProperty('count');
  expect((dropped[0] as { count: number }).count).toBeGreaterThanOrEqual(lost);
  expect(end.stderr).toContain('packet-malformed');
  expect(eventsOf(attempt).some((event) => event.kind === 'agent-warned' && event.code === 'refused-packet-malformed')).toBe(true);
});

test.each([
  ['a position it cannot have', 1e9],
  ['a negative position', -1],
  ['a text', 'all of it'],
  ['nothing', undefined],
])('a handshake that answers with %s loses nothing', async (_what, lastSeq) => {
  const honest = server.answerHandshake;
  let lies = 2;
  server.answerHandshake = (position) => (lies-- > 0 ? { ...(honest(position) as object), lastSeq } : honest(position));
  const training = train(300);
  await training.said('logged');
  await training.ended;
  if (server.attempt().lastSeq === 0 || steps().length < 300) {
    // The lies were paid with waiting: what finish left behind comes with the next process.
    server.answerHandshake = honest;
    await train(1).ended;
    await server.until('the leftovers', () => steps().length === 300);
  }
  expect(steps()).toEqual(upTo(300));
});

test.each([[{ ok: true, lastSeq: 1e9, duplicates: 0 }], [{ ok: true, lastSeq: 0, duplicates: 0 }], [{ ok: 'yes' }], ['thanks'], [null], [{ ok: false, error: 'no', lastSeq: 0 }]])(
  'a batch that is answered with %j loses nothing',
  async (answer) => {
    let lies = 2;
    let claimed = 0;
    server.onBatch = (packets) => {
      if (lies-- <= 0) return { kind: 'store-and-answer' };
      claimed += packets.length;
      return { kind: 'answer', answer };
    };
    await train(400).ended;
    const isBelieved = typeof answer === 'object' && answer !== null && answer.ok === true && answer.lastSeq === 1e9;
    // A server that says it has stored a batch is believed for that batch, and not one packet further.
    if (isBelieved) expect(server.attempt().missing).toBe(claimed);
    else expect(steps()).toEqual(upTo(400));
  },
);

test('a wrong token is said once, keeps everything, and goes out when the server takes it', async () => {
  server.onHandshake = () => ({ code: 'unauthorized', message: 'The token is not known.', isRetryable: false });
  const end = await train(100).ended;
  expect(end.code).toBe(0);
  expect(end.stderr.match(/unauthorized/g)).toHaveLength(1);
  expect(attempts()).toHaveLength(1);
  server.onHandshake = () => null;
  await train(1).ended;
  await server.until('the leftovers', () => [...server.attempts.values()].some((attempt) => pointsOf(attempt, 'a').length === 100));
});

test('a slow server slows nothing down', async () => {
  server.onBatch = () => ({ kind: 'answer-later', delayMs: 400 });
  const training = new TrainingProcess(
    `const run = await init({ project: 'p', url, spoolDir });
     let worst = 0;
     for (let i = 0; i < 600; i++) { const before = performance.now(); run.log({ a: i }); worst = Math.max(worst, performance.now() - before); await new Promise((r) => setTimeout(r, 1)); }
     console.log('worst ' + worst); await run.finish();`,
    { url: server.url, spoolDir },
  );
  const end = await training.ended;
  expect(Number(/worst (\S+)/.exec(end.stdout)![1])).toBeLessThan(400);
  expect(steps()).toEqual(upTo(600));
});
