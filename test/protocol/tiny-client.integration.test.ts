import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUp, newFolder, startServer } from '../server/start-server.ts';

afterAll(cleanUp);
const client = join(import.meta.dirname, 'tiny-client.mjs');

async function runClient(url: string): Promise<{ readonly status: number | null; readonly output: string; readonly errors: string }> {
  const child = spawn(process.execPath, [client, url], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output, errors };
}

it('a client written from the page alone gets its run stored', async () => {
  const server = await startServer(newFolder());
  const { status, output, errors } = await runClient(server.url);
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  const sent = JSON.parse(output) as { readonly runId: string; readonly path: string; readonly losses: unknown[]; readonly accuracies: [number, number][] };
  const api = async (path: string) => (await fetch(`${server.url}/api/v1/runs/${sent.runId}${path}`)).json() as Promise<unknown>;
  expect(sent.path).toBe(`/runs/${sent.runId}`);
  expect(await api('')).toMatchObject({ project: 'tiny', status: 'finished', lastStep: 199, attempts: 1, lostRecords: 0 });
  expect(await api('/series/data?name=train%2Floss&name=validation%2Faccuracy&buckets=1000')).toMatchObject({
    items: [{ step: sent.losses.map((_, step) => step), value: sent.losses }, { step: sent.accuracies.map(([step]) => step), value: sent.accuracies.map(([, value]) => value) }],
  });
  expect(await api('/histograms?name=label')).toMatchObject({ items: [{ step: 0, counts: [5, 0, 7] }] });
  await server.end('SIGTERM');
});

it('that client shares no code with the product', () => {
  const imported = [...readFileSync(client, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]);
  expect(imported).toEqual(['node:crypto', 'socket.io-client']);
});
