import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import type { RunFrame, RunsFrame, RunsSnapshot } from '../../lib/protocol/live-channel.ts';
import type { SeriesData } from '../../lib/protocol/resource.ts';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent, connectViewer, type TestViewer } from './test-sockets.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(newFolder());
});
afterEach(closeSockets);
afterAll(async () => {
  expect((await server.end('SIGTERM')).errors).not.toContain('A fault nobody caught');
  await cleanUp();
});

const loss = (seq: number, value: number) => packetBytes(seq, { columns: columnsOf([seq], { 'train/loss': [value] }) });

/** Points of the frames, as `step:value`. */
function pointsOf(frames: readonly RunFrame[]): string[] {
  return frames
    .flatMap((frame) => (frame.packet === null ? [] : decodePackets(Buffer.from(frame.packet, 'base64'))))
    .flatMap(({ packet: { columns } }) =>
      columns.series.flatMap((series) => [...series.values].map((value, i) => `${columns.steps[series.rows ? series.rows[i]! : i]}:${value}`)),
    );
}
async function storedPoints(viewer: TestViewer, runId: string): Promise<string[]> {
  const answer = await viewer.ask<SeriesData[]>('series:requested', { runId, names: ['train/loss'] });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.flatMap((data) => (data.resolution === 'raw' ? data.step.map((step, i) => `${step}:${data.value[i]}`) : []));
}

describe('viewers', () => {
  it('of one run all end with the same points, whenever they came', async () => {
    const header = runHeader();
    const agent = await connectAgent(server.url, header);
    const expected: string[] = [];
    const early = await connectViewer(server.url);
    const seen: { viewer: TestViewer; start: string[] }[] = [{ viewer: early, start: [] }];
    await early.watchRun(header.runId);
    for (let seq = 1; seq <= 60; seq++) {
      expected.push(`${seq}:${seq === 30 ? 'NaN' : seq / 4}`);
      await agent.push(loss(seq, seq === 30 ? NaN : seq / 4));
      if (seq % 20 !== 10) continue;
      const viewer = await connectViewer(server.url);
      await viewer.watchRun(header.runId);
      const start = await storedPoints(viewer, header.runId);
      viewer.frames.splice(0, viewer.frames.findIndex((frame) => pointsOf([frame]).some((point) => !start.includes(point))) >>> 0);
      seen.push({ viewer, start });
    }
    for (const { viewer, start } of seen) {
      await viewer.until((frames) => [...start, ...pointsOf(frames)].includes('60:15'));
      expect([...start, ...pointsOf(viewer.frames)]).toEqual(expected);
    }
    expect(early.frames.map((frame) => frame.sequence)).toEqual(early.frames.map((_, i) => i + 1));
  });

  it('of the list see a run come and change', async () => {
    const viewer = await connectViewer(server.url);
    const frames: RunsFrame[] = [];
    const arrived = new Promise<void>((resolve) => {
      viewer.socket.on('runs:published', (text: string) => {
        frames.push(JSON.parse(text) as RunsFrame);
        if (frames.some((frame) => frame.runs.some((run) => run.name === 'arriving' && run.lastStep === 1))) resolve();
      });
    });
    const answer = await viewer.ask<RunsSnapshot>('runs:watched');
    expect(answer.ok && answer.value.items.some((run) => run.name === 'arriving')).toBe(false);
    const agent = await connectAgent(server.url, runHeader({ name: 'arriving' }));
    await agent.push(loss(1, 1));
    await arrived;
  });

  it('are told the incident a run opens', async () => {
    const header = runHeader();
    const agent = await connectAgent(server.url, header);
    const viewer = await connectViewer(server.url);
    expect((await viewer.watchRun(header.runId)).incidents).toEqual([]);
    await agent.push(packetBytes(1, { events: [{ kind: 'alert-raised', title: 'Look here', text: '', severity: 'warning', atMs: 1, step: 0 }] }));
    await viewer.until((frames) => frames.some((frame) => frame.incidents.some((incident) => incident.cause === 'user-alert')));
    const late = await connectViewer(server.url);
    expect((await late.watchRun(header.runId)).incidents).toMatchObject([{ cause: 'user-alert', state: 'firing' }]);
  });
});

describe('requests on the live socket', () => {
  it('for a run that does not exist are refused', async () => {
    const viewer = await connectViewer(server.url);
    expect(await viewer.ask('run:watched', { runId: 'nothing' })).toMatchObject({ ok: false, error: { code: 'run-unknown' } });
    expect(await viewer.ask('series:requested', { runId: 'nothing', names: ['a'] })).toMatchObject({ ok: false, error: { code: 'run-unknown' } });
  });

  it('of wrong types and shapes are answered, or left alone, and hurt nobody', async () => {
    const viewer = await connectViewer(server.url);
    for (const request of [null, 7, 'x', {}, { runId: 7 }, { runId: 'x', names: 'y' }, { runId: 'x', names: [1] }, { runId: 'x', name: 'y', limit: -1 }]) {
      for (const event of ['run:watched', 'series:requested', 'histograms:requested']) {
        expect(await viewer.ask(event, request), event).toMatchObject({ ok: false });
        viewer.socket.emit(event, request);
        viewer.socket.emit(event, request, 'no callback', request);
        viewer.socket.emit(event);
      }
      for (const event of ['runs:watched', 'runs:unwatched', 'run:unwatched', 'no:such-event', 'constructor']) viewer.socket.emit(event, request);
    }
    expect(await viewer.ask('runs:watched')).toMatchObject({ ok: true });
  });
});
