import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runHeader } from '../../test/run-header.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { localActor } from '../commands/actor.ts';
import { createChannel } from '../commands/create-channel.ts';
import { endSilence, silenceIncident, type SilenceRequest } from '../commands/silence-incident.ts';
import { incidentOf } from '../live/live.fixture.ts';
import { startReceiver, type Receiver } from '../notifications/receiver.fixture.ts';
import type { RunFrame } from '../protocol/live-channel.ts';
import type { TeamChange } from '../protocol/team.ts';
import { openTestServer, type TestServer } from './runtime.fixture.ts';

const header = runHeader();
const { runId } = header;
const minute = 60_000;
let server: TestServer;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  server = openTestServer();
  server.runtime.store.runs.openAttempt(header, server.time.nowMs());
  createChannel(context(), 'webhook', { name: 'Team', fields: { url: `${receiver.url}/x` } });
  server.runtime.notifications.start('https://watch.example.org');
});
afterEach(async () => {
  server.remove();
  await receiver.close();
});

const context = () => ({ ...server.runtime, actor: localActor });
const open = (id: string, changes = {}) => {
  server.runtime.follower.applyEffects(runId, { incidents: [incidentOf(id, runId, { severity: 'warning', ...changes })], denseSamplingSteps: null });
  return server.runtime.notifications.settled();
};
/** Silences the run before anything opens, so that nobody has heard of what comes. */
async function silenceRun(until: Partial<SilenceRequest>) {
  await open('first', { state: 'firing', severity: 'info' });
  return silenceIncident(context(), 'first', { scope: 'run', ...until }).silence!;
}
const pass = (ms: number) => {
  server.time.advance(ms);
  return server.runtime.notifications.settled();
};
const told = () => receiver.requests.map(({ body }) => JSON.parse(body.toString()) as { readonly event: string; readonly incident?: { readonly id: string; readonly silence?: unknown } }).flatMap(({ event, incident }) => (incident === undefined ? [] : [[event, incident.id, incident.silence !== undefined]]));

describe('a silence that ends by time', () => {
  it('is told to open pages at that moment', async () => {
    const frames: RunFrame[] = [];
    const changes: TeamChange[] = [];
    const { live } = server.runtime;
    await silenceRun({ untilAtMs: server.time.nowMs() + 90_500 });
    await open('hidden');
    live.onFrame(({ event, text }) => {
      if (event === 'run:published') frames.push(JSON.parse(text) as RunFrame);
      if (event === 'team:published') changes.push(JSON.parse(text) as TeamChange);
    });
    live.watchRun('page', runId, () => undefined, () => undefined);
    await pass(90_499);
    expect(frames.flatMap(({ incidents }) => incidents)).toEqual([]);
    expect(changes).toEqual([]);
    await pass(1);
    expect(changes).toEqual([{ runId, incidentId: null }]);
    await pass(200);
    expect(frames.flatMap(({ incidents }) => incidents).map(({ id, silence }) => [id, silence])).toEqual([['first', undefined], ['hidden', undefined]]);
  });

  it('lets channels hear once of what is still open and nobody has seen', async () => {
    await silenceRun({ untilAtMs: server.time.nowMs() + minute });
    await open('hidden');
    await open('seen');
    await open('over');
    await open('over', { state: 'resolved' });
    acknowledgeIncident(context(), 'seen');
    expect(told()).toEqual([]);
    await pass(minute + 5_000);
    expect(told()).toEqual([['incident.firing', 'hidden', false]]);
    await pass(10 * minute);
    expect(told()).toHaveLength(1);
  });

  it('is told of after a restart, when it ended meanwhile', async () => {
    await silenceRun({ untilAtMs: server.time.nowMs() + minute });
    await open('hidden');
    server.crash();
    server.time.set(server.time.nowMs() + 5 * minute);
    server.restart().notifications.start('https://watch.example.org');
    await pass(5_000);
    expect(told()).toEqual([['incident.firing', 'hidden', false]]);
    server.crash();
    server.restart().notifications.start('https://watch.example.org');
    await pass(minute);
    expect(told()).toHaveLength(1);
  });

  it('says nothing of what another silence still covers', async () => {
    await silenceRun({ untilAtMs: server.time.nowMs() + minute });
    await open('hidden');
    silenceIncident(context(), 'hidden', { scope: 'incident' });
    await pass(2 * minute);
    expect(told()).toEqual([]);
  });
});

it('a silence that somebody ends lets channels hear of what it covered', async () => {
  const silence = await silenceRun({});
  await open('hidden');
  endSilence(context(), silence.id);
  await pass(1_000);
  expect(told()).toEqual([['incident.firing', 'hidden', false]]);
});

it('the verdict of a run follows what people say and their own rules', async () => {
  const verdict = () => server.runtime.snapshots.snapshot(runId)!.verdict;
  await open('own', { cause: 'user-rule', rule: 'user-rule:1', title: { en: 'Loss above 3', zh: 'Loss above 3' }, message: { en: 'It is 9.8.', zh: '为 9.8。' }, openedAtStep: 7 });
  expect(verdict()).toMatchObject({ tone: 'warning', text: { en: 'Loss above 3, since step 7. It is 9.8.' } });
  const { silence } = silenceIncident(context(), 'own', { scope: 'incident' });
  expect(verdict()).toMatchObject({ tone: 'info', text: { en: expect.stringMatching(/^Silenced by local: Loss above 3/) as string } });
  endSilence(context(), silence!.id);
  await open('own', { state: 'resolved' });
  expect(verdict().tone).toBe('waiting');
});
