import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { columnsOf, packetBytes } from '../packets.ts';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer } from './start-server.ts';
import { closeSockets, connectAgent, type TestAgent } from './test-sockets.ts';

const folder = join(newFolder(), 'small');
mkdirSync(folder);
// Only who may mount gets a disk that can really be filled; elsewhere the faults planted below SQLite stand for it.
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]).status === 0;

afterEach(closeSockets);
afterAll(async () => {
  if (isMounted) spawnSync('umount', ['-l', folder]);
  await cleanUp();
});

const filler = join(folder, 'filler');
function fillDisk() {
  const file = openSync(filler, 'a');
  const piece = Buffer.alloc(4096, 1);
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(file);
  }
}

const rows = 2_000;
const stepsOf = (seq: number) => Array.from({ length: rows }, (_, row) => (seq - 1) * rows + row);
const packet = (seq: number) => packetBytes(seq, { columns: columnsOf(stepsOf(seq), { 'train/loss': stepsOf(seq).map((step) => step / 3) }) });

async function pushUntilRefused(agent: TestAgent, from: number) {
  for (let seq = from; ; seq++) {
    const answer = await agent.push(packet(seq));
    if (!answer.ok) return { seq, error: answer.error };
  }
}

it.skipIf(!isMounted)('a server whose disk is full says so, stays up, and goes on where it was when there is room', async () => {
  const data = join(folder, 'data');
  const server = await startServer(data);
  const header = runHeader();
  const agent = await connectAgent(server.url, header);
  expect(await agent.push(packet(1))).toMatchObject({ ok: true });
  fillDisk();

  const { seq, error } = await pushUntilRefused(agent, 2);
  expect(error).toMatchObject({ code: 'storage-unavailable', isRetryable: true, message: expect.stringMatching(/disk|space/) as string });
  expect((await fetch(`${server.url}/api/v1/health`)).ok).toBe(true);
  expect((await fetch(`${server.url}/api/v1/runs/${header.runId}`)).ok).toBe(true);
  expect(await agent.push(packet(seq))).toMatchObject({ ok: false });

  rmSync(filler);
  expect(await agent.push(packet(seq))).toMatchObject({ ok: true });
  const stored = async (url: string) => {
    const { items } = (await (await fetch(`${url}/api/v1/runs/${header.runId}/series`)).json()) as { items: readonly { name: string; count: number; lastStep: number }[] };
    return items.find(({ name }) => name === 'train/loss');
  };
  const whole = { count: seq * rows, lastStep: seq * rows - 1 };
  expect(await stored(server.url)).toMatchObject(whole);
  const { status } = await server.end('SIGTERM');
  expect(status).toBe(0);

  const again = await startServer(data);
  expect(await stored(again.url)).toMatchObject(whole);
  await again.end('SIGTERM');
});
