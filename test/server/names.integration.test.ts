import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { RunHeader } from '../../lib/protocol/agent-channel.ts';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent, connectViewer } from './test-sockets.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(newFolder());
});
afterEach(closeSockets);
afterAll(cleanUp);

const steps = Array.from({ length: 120 }, (_, step) => step);
/** A loss that leaves its range at once, as it does with a rate far too high. */
const collapse = columnsOf(steps, {
  'train/loss': steps.map((step) => (step < 3 ? 2.3 + step : 14 + (step % 5) / 10)),
  'learning-rate': steps.map(() => 10),
  'update-ratio/dense_1/kernel': steps.map((step) => (step < 3 ? 0.6 : 0)),
  'gradient-norm': steps.map((step) => (step < 3 ? 5 * 10 ** step : 0)),
});

/** Incidents of the collapse under that header, without what differs from run to run by right. */
async function incidentsUnder(fields: Partial<RunHeader>): Promise<object[]> {
  const header = runHeader(fields);
  const agent = await connectAgent(server.url, header);
  const viewer = await connectViewer(server.url);
  await viewer.watchRun(header.runId);
  await agent.push(packetBytes(1, { columns: collapse, events: [{ atMs: 1_700_000_000_500, step: 119, kind: 'attempt-ended', status: 'finished' }] }));
  const read = async () => ((await (await fetch(`${server.url}/api/v1/runs/${header.runId}/incidents`)).json()) as { items: IncidentResource[] }).items;
  // Judged after the acknowledgement: wait until the whole of it was.
  await vi.waitFor(async () => expect((await read()).at(0)?.lastStep).toBeGreaterThan(50), { timeout: 30_000 });
  return (await read()).map((incident) => ({ ...incident, id: null, runId: null, openedAtMs: null }));
}

it('finds the same whatever a run, its project, tags and notes are called', async () => {
  const plain = await incidentsUnder({ project: 'a', name: 'b', tags: [], notes: '', config: {} });
  const telling = await incidentsUnder({ project: 'overfitting', name: 'healthy-adam', tags: ['dead-relu', 'input-scale'], notes: 'The data are not finite.', config: { learningRate: 1e-9 } });
  expect(plain).not.toEqual([]);
  expect(telling).toEqual(plain);
});
