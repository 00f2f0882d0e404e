import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runHeader } from '../run-header.ts';
import { cleanUp, failToStart, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent, connectViewer, type Refused } from './test-sockets.ts';

const root = join(import.meta.dirname, '..', '..');
const password = 'correct horse battery';

function cli(dataDir: string, args: readonly string[], env: Record<string, string> = {}): { readonly token: string; readonly id: string } {
  const out = execFileSync(process.execPath, [join(root, 'bin', 'tunewatch.mjs'), ...args, '--data-dir', dataDir, '--json'], { env: { ...process.env, ...env } });
  return JSON.parse(out.toString()) as { token: string; id: string };
}
const outcomeOf = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: Refused) => error.refusal?.message ?? error.message);

afterEach(closeSockets);
afterAll(cleanUp);

it('a server that others reach starts with an account, and says without one how to make it', async () => {
  const dataDir = newFolder();
  const env = { TUNEWATCH_HOST: '0.0.0.0' };
  expect((await failToStart(dataDir, { env })).errors).toContain('npx tunewatch account create');
  cli(dataDir, ['account', 'create', '--email', 'ada@example.org', '--role', 'admin'], { TUNEWATCH_PASSWORD: password });
  const server = await startServer(dataDir, { env });
  expect((await fetch(`${server.url}/api/v1/runs`)).status).toBe(401);
});

describe('a server with an account', () => {
  const dataDir = newFolder();
  const [mine, other] = [runHeader({ project: 'digits' }), runHeader({ project: 'faces' })];
  let server: RunningServer;
  let cookie: string;
  beforeAll(async () => {
    cli(dataDir, ['account', 'create', '--email', 'ada@example.org', '--role', 'admin'], { TUNEWATCH_PASSWORD: password });
    const { token } = cli(dataDir, ['token', 'create', '--name', 'everything', '--scope', 'agent']);
    server = await startServer(dataDir);
    for (const header of [mine, other]) await connectAgent(server.url, header, { token });
    const signedIn = await fetch(`${server.url}/api/v1/session`, { method: 'POST', body: JSON.stringify({ email: 'ada@example.org', password }) });
    cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  });
  const share = async () => (await (await fetch(`${server.url}/api/v1/shares`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ path: `/runs/${mine.runId}`, expiresAtMs: Date.now() + 60_000 }) })).json()) as { id: string; link: string };

  it('asks trainings for a token, and keeps a token of one project to it', async () => {
    expect(await outcomeOf(connectAgent(server.url, mine))).toContain('token');
    const { token } = cli(dataDir, ['token', 'create', '--name', 'faces only', '--project', 'faces', '--expires', '1d']);
    expect(await outcomeOf(connectAgent(server.url, other, { token }))).toBe('accepted');
    const refusal = await outcomeOf(connectAgent(server.url, mine, { token }));
    expect(refusal).toContain('"faces"');
    expect(refusal).toContain('"digits"');
  });

  it('lets a browser of another site neither sign in nor out', async () => {
    for (const method of ['POST', 'DELETE']) {
      const response = await fetch(`${server.url}/api/v1/session`, { method, headers: { cookie, origin: 'https://attacker.example' }, body: JSON.stringify({ email: 'ada@example.org', password }) });
      expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    }
  });

  it('shows who has a shared link its run, on pages, HTTP and the live socket, and nothing else', async () => {
    const { id, link } = await share();
    const opened = await fetch(server.url + link, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/runs/${mine.runId}`]);
    const headers = { cookie: opened.headers.getSetCookie()[0]!.split(';')[0]! };
    const status = async (path: string, method = 'GET') => (await fetch(server.url + path, { method, headers, redirect: 'manual' })).status;
    expect(await status(`/runs/${mine.runId}`)).toBe(200);
    expect(await status(`/api/v1/runs/${mine.runId}/series`)).toBe(200);
    for (const path of [`/api/v1/runs/${other.runId}`, '/api/v1/runs', '/api/v1/audit']) expect(await status(path), path).toBe(403);
    expect(await status(`/runs/${mine.runId}`, 'POST')).toBe(403);
    expect(await status(`/runs/${other.runId}`)).toBe(302);

    const viewer = await connectViewer(server.url, { headers });
    expect((await viewer.watchRun(mine.runId)).run.id).toBe(mine.runId);
    for (const [event, ...request] of [['runs:watched'], ['run:watched', { runId: other.runId }], ['series:requested', { runId: other.runId, names: ['train/loss'] }], ['histograms:requested', { runId: other.runId, name: 'label' }]] as const) {
      expect(await viewer.ask(event, ...request), event).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
    const ended = new Promise((resolve) => viewer.socket.once('disconnect', resolve));
    expect((await fetch(`${server.url}/api/v1/shares/${id}`, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
    expect(await ended).toBe('io server disconnect');
    expect((await fetch(server.url + link, { redirect: 'manual' })).headers.get('location')).toBe('/share-ended?reason=revoked');
    expect(await status(`/api/v1/runs/${mine.runId}`)).toBe(401);
  });

  it('ends the live connection of somebody who was removed', async () => {
    cli(dataDir, ['account', 'create', '--email', 'bo@example.org'], { TUNEWATCH_PASSWORD: password });
    const signedIn = await fetch(`${server.url}/api/v1/session`, { method: 'POST', body: JSON.stringify({ email: 'bo@example.org', password }) });
    const viewer = await connectViewer(server.url, { headers: { cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! } });
    const ended = new Promise((resolve) => viewer.socket.once('disconnect', resolve));
    cli(dataDir, ['account', 'remove', 'bo@example.org']);
    expect(await ended).toBe('io server disconnect');
  });
});
