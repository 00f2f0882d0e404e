import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packetBytes } from '../../test/packets.ts';
import { runHeader } from '../../test/run-header.ts';
import { localActor } from '../commands/actor.ts';
import { createChannel } from '../commands/create-channel.ts';
import type { ChannelSettings } from '../commands/channel-settings.ts';
import { incidentOf } from '../live/live.fixture.ts';
import { answer, startReceiver, type Receiver } from '../notifications/receiver.fixture.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import { mostAttempts } from '../notifications/retry-delay.ts';
import type { ServerRuntime } from './create-runtime.ts';
import { openTestServer, type TestServer } from './runtime.fixture.ts';

const header = runHeader({ name: 'cnn' });
const { runId, attemptId } = header;
const baseUrl = 'https://watch.example.org';
let server: TestServer;
let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver()));
afterEach(async () => {
  server.remove();
  await receiver.close();
});

function arrange(options: Parameters<typeof openTestServer>[0] = {}, settings: ChannelSettings = {}, kind = 'webhook') {
  server = openTestServer(options);
  const { runtime } = server;
  runtime.store.runs.openAttempt(header, runtime.clock.nowMs());
  const channel = createChannel({ ...runtime, actor: localActor }, kind, { name: 'Team', fields: { url: `${receiver.url}/secret-path` }, ...settings });
  runtime.notifications.start(baseUrl);
  return channel;
}
/** Gives a judge's incident to the follower, as a stored batch would. */
function tell(changes: Partial<IncidentResource> = {}, id = 'incident-1', runtime: ServerRuntime = server.runtime) {
  runtime.follower.applyEffects(runId, { incidents: [incidentOf(id, runId, { severity: 'warning', ...changes })], denseSamplingSteps: null });
  return runtime.notifications.settled();
}
/** Lets time pass at once, as a machine that slept would see it. */
function later(ms: number) {
  server.time.set(server.time.nowMs() + ms);
  server.time.advance(1_000);
  return server.runtime.notifications.settled();
}
const events = () => receiver.requests.map(({ body }) => (JSON.parse(body.toString()) as { readonly event: string }).event);
const log = (query: { readonly state?: 'pending' | 'delivered' | 'suppressed' | 'failed' } = {}) => server.runtime.store.notifications.deliveries({ limit: 100, ...query }).items;

describe('a change', () => {
  it('of an incident is told once each: open, worse, over', async () => {
    arrange();
    await tell({ state: 'pending' });
    expect(events()).toEqual([]);
    await tell();
    await tell({ count: 2 });
    await tell({ severity: 'critical' });
    await tell({ severity: 'critical', state: 'resolved' });
    await tell({ severity: 'critical', state: 'firing' });
    expect(events()).toEqual(['incident.firing', 'incident.escalated', 'incident.resolved', 'incident.firing']);
    const first = JSON.parse(receiver.requests[0]!.body.toString()) as { readonly run: unknown; readonly incident: unknown; readonly url: string };
    expect(first.incident).toEqual(incidentOf('incident-1', runId, { severity: 'warning' }));
    expect(first.run).toEqual({ ...server.runtime.store.runs.find(runId), openIncidents: { critical: 0, warning: 1, info: 0 }, verdict: { en: 'Loss diverging', zh: '损失发散' } });
    expect(first.url).toBe(`${baseUrl}/incidents/incident-1`);
    expect(log().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
  });

  it('of a run is told when its agent ends it, and when nothing is heard of it', async () => {
    arrange();
    server.time.advance(90_000);
    await server.runtime.notifications.settled();
    expect(events()).toEqual(['run.lost']);
    void server.runtime.ingest.push(runId, attemptId, packetBytes(1, { events: [{ kind: 'attempt-ended', status: 'failed', atMs: 5, step: 5 }] }));
    server.runtime.ingest.flush();
    await server.runtime.notifications.settled();
    expect(events()).toEqual(['run.lost', 'run.failed']);
  });

  it('made by a person, without a word to anybody, is found a moment later', async () => {
    arrange();
    await tell();
    server.runtime.store.incidents.save(incidentOf('incident-1', runId, { severity: 'warning', state: 'resolved' }), 1);
    server.time.advance(1_000);
    await server.runtime.notifications.settled();
    expect(events()).toEqual(['incident.firing', 'incident.resolved']);
  });

  it('that a channel does not want is in the log with the reason', async () => {
    arrange();
    await tell({ severity: 'info' });
    server.runtime.store.silences.add({ id: 'silence', scope: 'run', project: 'digits', runId, incidentId: null, rule: null, untilStep: null, untilAtMs: null, reason: '', by: 'ada', createdAtMs: 0 });
    await tell({}, 'quiet');
    expect(events()).toEqual([]);
    expect(log().map(({ state, incidentId, reason }) => [state, incidentId, reason.en])).toEqual([
      ['suppressed', 'quiet', 'Silenced by ada.'],
      ['suppressed', 'incident-1', "Its severity is info, below the channel's warning."],
    ]);
  });
});

describe('a restart', () => {
  it('sends what was planned and not delivered', async () => {
    arrange();
    receiver.respond = answer(503);
    await tell();
    expect(log()).toMatchObject([{ state: 'pending', attempts: 1 }]);
    server.crash();
    server.restart();
    receiver.respond = answer(200);
    server.runtime.notifications.start(baseUrl);
    await later(10_000);
    expect(events()).toEqual(['incident.firing', 'incident.firing']);
    expect(log()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('tells of what was stored a moment before the end, when nothing was planned yet', async () => {
    arrange();
    server.runtime.store.incidents.save(incidentOf('incident-1', runId), 1);
    server.runtime.store.runs.setStatus(runId, 'finished', { atMs: 2, source: 'agent' });
    server.crash();
    server.restart();
    server.runtime.notifications.start(baseUrl);
    await server.runtime.notifications.settled();
    expect(events()).toEqual(['incident.firing', 'run.finished']);
  });

  it('in the middle of a request repeats the notice', async () => {
    arrange();
    const asked = new Promise<void>((resolve) => (receiver.respond = () => resolve()));
    void tell();
    await asked;
    server.runtime.notifications.close();
    server.crash();
    receiver.respond = answer(200);
    server.restart();
    server.runtime.notifications.start(baseUrl);
    await server.runtime.notifications.settled();
    expect(events()).toEqual(['incident.firing', 'incident.firing']);
    expect(log()).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('a receiver that fails', () => {
  it('is asked again when it said, and not before', async () => {
    arrange();
    receiver.respond = answer(429, '', { 'retry-after': '60' });
    await tell();
    receiver.respond = answer(200);
    await later(57_000);
    expect(receiver.requests).toHaveLength(1);
    await later(2_000);
    expect(receiver.requests).toHaveLength(2);
    expect(log()).toMatchObject([{ state: 'delivered', attempts: 2, nextAttemptAtMs: null }]);
  });

  it('gets the notices of a run in order all the same', async () => {
    arrange();
    receiver.respond = answer(500);
    await tell();
    receiver.respond = answer(200);
    await tell({ state: 'resolved' });
    expect(events()).toEqual(['incident.firing']);
    await later(10_000);
    expect(events()).toEqual(['incident.firing', 'incident.firing', 'incident.resolved']);
  });

  it('is given up in the end, with the reason', async () => {
    arrange();
    receiver.respond = answer(500, 'broken');
    await tell();
    for (let tries = 1; tries < mostAttempts; tries++) {
      await later(3_601_000);
    }
    expect(receiver.requests).toHaveLength(mostAttempts);
    expect(log()).toMatchObject([{ state: 'failed', attempts: mostAttempts, reason: { en: `Given up after ${mostAttempts} tries. The receiver answered HTTP 500: broken` } }]);
  });

  it('for good is not asked again', async () => {
    arrange();
    receiver.respond = answer(404, 'no such hook');
    await tell();
    await later(3_600_000);
    expect(receiver.requests).toHaveLength(1);
    expect(log()).toMatchObject([{ state: 'failed', reason: { en: 'The receiver answered HTTP 404: no such hook' } }]);
  });
});

describe('a channel of people', () => {
  const texts = () => receiver.requests.map(({ body }) => (JSON.parse(body.toString()) as { readonly text: string }).text);

  it('is left in peace in quiet hours, and hears of all of it afterwards at once', async () => {
    const hour = (ms: number) => new Date(ms).toISOString().slice(11, 16);
    const nowMs = 1_700_000_000_000;
    arrange({}, { quietHours: { from: hour(nowMs - 60_000), to: hour(nowMs + 7_200_000), timeZone: 'UTC', exceptCritical: true } }, 'slack');
    for (let i = 0; i < 8; i++) await tell({}, `incident-${i}`);
    expect(texts()).toEqual([]);
    expect(log()[0]).toMatchObject({ state: 'pending', reason: { en: `Quiet hours until ${hour(nowMs + 7_200_000)} (UTC).` } });
    await tell({ severity: 'critical' }, 'incident-critical');
    expect(texts()).toHaveLength(1);
    await later(7_300_000);
    const digests = texts().filter((text) => text.includes('8 notices together') || text.includes('9 notices together'));
    expect(digests).toHaveLength(1);
    expect(log({ state: 'pending' })).toEqual([]);
  });

  it('gets no more than it wants in an hour; the rest comes together', async () => {
    arrange({}, { mostPerHour: 2 }, 'slack');
    for (let i = 0; i < 9; i++) await tell({}, `incident-${i}`);
    expect(receiver.requests).toHaveLength(2);
    for (let minute = 0; minute < 61; minute++) {
      await later(60_000);
    }
    expect(log({ state: 'pending' })).toEqual([]);
    expect(texts().filter((text) => text.includes('notices together'))).toHaveLength(1);
  });

  it('loses nothing when it is muted and deleted: what waited is in the log', async () => {
    const { id } = arrange();
    receiver.respond = answer(500);
    await tell();
    server.runtime.store.notifications.deleteChannel(id, { en: 'The channel was deleted.', zh: '该渠道已删除。' }, 1);
    expect(log()).toMatchObject([{ state: 'suppressed', channelName: 'Team', reason: { en: 'The channel was deleted.' } }]);
  });
});

it('a browser that ended its subscription loses its channel, and the log says so', async () => {
  const browserKeys = { p256dh: 'BCsvOJxKapuuixpmHfpiaBls-u6Sv0Q7c628cdSfwWBBFTF2Ojwld4lmGX3v1TfaXwQ0cEDXnmiSoDYEsgt47pM', auth: 'AAAAAAAAAAAAAAAAAAAAAA' };
  arrange({}, { fields: { url: `${receiver.url}/push`, ...browserKeys } }, 'webpush');
  receiver.respond = answer(410);
  await tell();
  expect(server.runtime.store.notifications.channels()).toEqual([]);
  expect(log()).toMatchObject([{ state: 'failed', reason: { en: expect.stringContaining('ended its subscription') as string } }]);
});

it('a test is sent at once and logged, whatever the settings', async () => {
  const { id } = arrange({}, { isMuted: true });
  expect(await server.runtime.notifications.sendTest(id)).toMatchObject({ kind: 'delivered' });
  receiver.respond = answer(500);
  expect(await server.runtime.notifications.sendTest(id)).toMatchObject({ kind: 'retryable' });
  expect(events()).toEqual(['test', 'test']);
  expect(log().map(({ event, state }) => [event, state])).toEqual([['test', 'failed'], ['test', 'delivered']]);
});

it('this machine is out of reach once people sign in, unless an admin says so', async () => {
  const { id } = arrange({ variables: { TUNEWATCH_TOKEN_REQUIRED: 'true' } });
  expect(await server.runtime.notifications.sendTest(id)).toMatchObject({ kind: 'rejected' });
  expect(receiver.requests).toEqual([]);
  server.remove();
  const allowed = arrange({ variables: { TUNEWATCH_TOKEN_REQUIRED: 'true', TUNEWATCH_ALLOW_PRIVATE_TARGETS: 'true' } });
  expect(await server.runtime.notifications.sendTest(allowed.id)).toMatchObject({ kind: 'delivered' });
});
