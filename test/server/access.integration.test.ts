import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runHeader } from '../run-header.ts';
import { cleanUp, newFolder, startServer, type RunningServer } from './start-server.ts';
import { closeSockets, connectAgent, connectViewer, type Refused } from './test-sockets.ts';

const root = join(import.meta.dirname, '..', '..');

function createToken(dataDir: string, scope: string): string {
  const out = execFileSync(process.execPath, [join(root, 'bin', 'tunewatch.mjs'), 'token', 'create', '--name', scope, '--scope', scope, '--data-dir', dataDir, '--json']);
  return (JSON.parse(out.toString()) as { token: string }).token;
}

/** Status of a GET with headers that `fetch` would not let through. */
function statusOf(url: string, headers: Record<string, string>): Promise<{ status: number; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode!, location: response.headers.location });
    })
      .once('error', reject)
      .end();
  });
}

const refusalOf = (attempt: Promise<unknown>) => attempt.then(() => 'accepted', (error: Refused) => error.refusal?.code ?? error.message);

afterEach(closeSockets);
afterAll(cleanUp);

describe('a server on loopback without tokens', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(newFolder());
  });

  it('serves its one user, through a tunnel on another port too', async () => {
    expect((await statusOf(`${server.url}/api/v1/runs`, {})).status).toBe(200);
    expect((await statusOf(`${server.url}/api/v1/runs`, { host: 'localhost:8123', origin: 'http://localhost:8123' })).status).toBe(200);
    await connectViewer(server.url, { headers: { host: 'localhost:8123', origin: 'http://localhost:8123' } });
  });

  it.each<[string, Record<string, string>]>([
    ['under a name that was rebound to loopback', { host: 'attacker.example' }],
    ['from a page of another site', { origin: 'https://attacker.example' }],
    ['through a proxy nobody configured', { 'x-forwarded-for': '203.0.113.9' }],
  ])('answers nothing %s, on HTTP and on sockets', async (_, headers) => {
    expect((await statusOf(`${server.url}/api/v1/runs`, headers)).status).toBe(403);
    expect((await statusOf(`${server.url}/`, headers)).status).toBe(403);
    expect(await refusalOf(connectViewer(server.url, { headers }))).not.toBe('accepted');
  });

  it('shows no page inside a frame of another site', async () => {
    expect((await fetch(`${server.url}/api/v1/health`)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('a server that other machines can reach', () => {
  let server: RunningServer;
  let tokens: Record<'agent' | 'read' | 'admin', string>;
  let url: string;
  beforeAll(async () => {
    const dataDir = newFolder();
    tokens = { agent: createToken(dataDir, 'agent'), read: createToken(dataDir, 'read'), admin: createToken(dataDir, 'admin') };
    server = await startServer(dataDir, { env: { TUNEWATCH_HOST: '0.0.0.0' } });
    url = server.url.replace('localhost', '127.0.0.1');
  });

  it('asks agents for a token of scope agent', async () => {
    expect(await refusalOf(connectAgent(url, runHeader()))).toBe('unauthorized');
    expect(await refusalOf(connectAgent(url, runHeader(), { token: tokens.read }))).toBe('forbidden');
    expect(await refusalOf(connectAgent(url, runHeader(), { token: tokens.agent }))).toBe('accepted');
  });

  it('asks readers for a token, in the header, in the cookie or on the live socket', async () => {
    const cookie = { cookie: `tunewatch_session=${tokens.read}` };
    expect((await statusOf(`${url}/api/v1/runs`, {})).status).toBe(401);
    expect((await statusOf(`${url}/api/v1/runs`, { authorization: `Bearer ${tokens.agent}` })).status).toBe(403);
    expect((await statusOf(`${url}/api/v1/runs`, { authorization: `Bearer ${tokens.read}` })).status).toBe(200);
    expect((await statusOf(`${url}/api/v1/runs`, cookie)).status).toBe(200);
    expect(await refusalOf(connectViewer(url))).toBe('unauthorized');
    expect(await refusalOf(connectViewer(url, { auth: { token: tokens.agent } }))).toBe('forbidden');
    expect(await refusalOf(connectViewer(url, { auth: { token: tokens.read } }))).toBe('accepted');
    expect(await refusalOf(connectViewer(url, { headers: cookie }))).toBe('accepted');
  });

  it('sends pages without a session to the sign-in page, and leaves only the way in open', async () => {
    expect(await statusOf(`${url}/runs/1?a=b`, {})).toEqual({ status: 302, location: `/sign-in?next=${encodeURIComponent('/runs/1?a=b')}` });
    expect((await statusOf(`${url}/api/v1/health`, {})).status).toBe(200);
    for (const path of ['/_next/static/../../api/v1/runs', '/_next/static/..%2f..%2fapi/v1/runs', '/_next/static/%2e%2e/%2e%2e/api/v1/runs', '//api/v1/runs', '/\\api/v1/runs', '/api/v1/health/../runs']) {
      expect((await statusOf(`${url}${path}`, {})).status, path).toBeGreaterThanOrEqual(300);
    }
  });

  it('signs in by cookie, which works for what follows', async () => {
    const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', body: JSON.stringify({ token: tokens.admin }) });
    expect(await signedIn.json()).toEqual({ name: 'admin', scopes: ['agent', 'read', 'write', 'admin'] });
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    expect((await fetch(`${url}/api/v1/session`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(`${url}/api/v1/session`)).status).toBe(401);
  });

  it('refuses a revoked token at once, and ends the connections it opened', async () => {
    const dataDir = newFolder();
    const secret = createToken(dataDir, 'admin');
    createToken(dataDir, 'agent');
    const other = await startServer(dataDir, { env: { TUNEWATCH_TOKEN_REQUIRED: 'true' } });
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${other.url}/api/v1/runs`, { headers })).status).toBe(200);
    const viewer = await connectViewer(other.url, { auth: { token: secret } });
    const ended = new Promise((resolve) => viewer.socket.once('disconnect', resolve));
    const cli = (...args: string[]) => execFileSync(process.execPath, [join(root, 'bin', 'tunewatch.mjs'), ...args, '--data-dir', dataDir, '--json']).toString();
    const { items } = JSON.parse(cli('token', 'list')) as { items: { id: string; name: string }[] };
    cli('token', 'revoke', items.find((token) => token.name === 'admin')!.id);
    expect((await fetch(`${other.url}/api/v1/runs`, { headers })).status).toBe(401);
    expect(await ended).toBe('io server disconnect');
  });
});
