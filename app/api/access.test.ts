import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localActor } from '../../lib/commands/actor.ts';
import { createAccount } from '../../lib/commands/create-account.ts';
import { createToken } from '../../lib/commands/create-token.ts';
import { setRuntime } from '../../lib/runtime/current-runtime.ts';
import { openTestServer, type TestServer } from '../../lib/runtime/runtime.fixture.ts';
import type { Role } from '../../lib/storage/accounts.ts';
import { runHeader } from '../../test/run-header.ts';
import { schemas, type SchemaName } from './_schemas/registry.ts';

const password = 'correct horse battery';
const day = 86_400_000;
let server: TestServer;
beforeEach(() => {
  server = openTestServer();
  server.time.set(Date.now()); // the sign-in library has the system's clock
  setRuntime(server.runtime);
});
afterEach(() => {
  setRuntime(null);
  server.remove();
});

interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into field by field
  readonly json: any;
  readonly cookie: string;
}

async function call(method: string, file: string, { cookie, token, body, params = {}, query = '', schema }: { cookie?: string; token?: string; body?: object; params?: Record<string, string>; query?: string; schema?: SchemaName } = {}): Promise<Answer> {
  const route = (await import(/* @vite-ignore */ new URL(`./v1/${file}/route.ts`, import.meta.url).href)) as Record<string, (request: Request, context: object) => Promise<Response>>;
  const headers = new Headers({ ...(cookie ? { cookie } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) });
  const response = await route[method]!(new Request(`http://localhost/api/v1/${file}${query}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }), { params: Promise.resolve(params) });
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  if (schema) expect(schemas[schema].parse(json)).toEqual(json);
  return { status: response.status, json, cookie: response.headers.getSetCookie().map((header) => header.split(';')[0]).filter((pair) => !pair!.endsWith('=')).join('; ') };
}

const context = () => ({ ...server.runtime, actor: localActor });
async function signedIn(email: string, role: Role): Promise<string> {
  await createAccount(context(), { email, name: email.split('@')[0]!, password, role });
  const { cookie, status } = await call('POST', 'session', { body: { email, password } });
  expect(status).toBe(200);
  return cookie;
}

describe('the first account', () => {
  it('is made once, by whoever sits at the machine, and from then on everybody has to sign in', async () => {
    expect((await call('GET', 'tokens')).status).toBe(200);
    const ada = { name: 'Ada', email: 'Ada@Example.org ', password };
    const [first, second] = await Promise.all([call('POST', 'setup', { body: ada }), call('POST', 'setup', { body: { ...ada, name: 'Eve', email: 'eve@example.org' } })]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    expect(server.runtime.store.accounts.list()).toHaveLength(1);
    expect((await call('GET', 'tokens')).status).toBe(401);
    const won = first.status === 200 ? first : second;
    expect((await call('GET', 'tokens', { cookie: won.cookie })).status).toBe(200);
    expect((await call('GET', 'session', { cookie: won.cookie })).json.scopes).toEqual(['agent', 'read', 'write', 'admin']);
  });

  it.each([
    ['a short password', { name: 'Ada', email: 'ada@example.org', password: 'short' }, 'password'],
    ['no email', { name: 'Ada', email: 'ada', password }, 'email'],
    ['a name that cannot be seen', { name: '\u202e ', email: 'ada@example.org', password }, 'name'],
  ])('is refused with %s', async (_, body, told) => {
    const { status, json } = await call('POST', 'setup', { body });
    expect([status, json.error.code]).toEqual([400, 'invalid-argument']);
    expect(json.error.message).toContain(told);
    expect(server.runtime.store.accounts.hasAny()).toBe(false);
  });
});

describe('signing in', () => {
  it('is refused in the same words for a wrong password and an unknown email, and after ten has to wait', async () => {
    await createAccount(context(), { email: 'ada@example.org', name: 'Ada', password, role: 'member' });
    const wrong = await call('POST', 'session', { body: { email: 'ada@example.org', password: 'wrong wrong wrong' } });
    const unknown = await call('POST', 'session', { body: { email: 'nobody@example.org', password } });
    expect([wrong.status, wrong.json]).toEqual([401, unknown.json]);
    for (let i = 0; i < 9; i++) await call('POST', 'session', { body: { email: 'ada@example.org', password: `wrong ${i} wrong` } });
    const limited = await call('POST', 'session', { body: { email: 'ADA@example.org', password } });
    expect([limited.status, limited.json.error.code]).toEqual([429, 'rate-limited']);
    server.time.set(server.runtime.clock.nowMs() + 16 * 60_000);
    expect((await call('POST', 'session', { body: { email: 'ADA@example.org', password } })).status).toBe(200);
  });

  it('lasts until the session is ended, the person removed, or its time over; a cookie nobody signed is nothing', async () => {
    const cookie = await signedIn('ada@example.org', 'admin');
    expect((await call('GET', 'session', { cookie: cookie.replace(/=./, '=X') })).status).toBe(401);
    const other = (await call('POST', 'session', { body: { email: 'ada@example.org', password } })).cookie;
    expect((await call('GET', 'sessions', { cookie, schema: 'BrowserSessionPage' })).json.items.map((session: { isCurrent: boolean }) => session.isCurrent).sort()).toEqual([false, true]);
    expect((await call('DELETE', 'sessions', { cookie })).status).toBe(204);
    const ended = await call('GET', 'session', { cookie: other });
    expect([ended.status, ended.json.error.message]).toEqual([401, expect.stringContaining('session has ended')]);
    const bo = await signedIn('bo@example.org', 'member');
    server.runtime.store.accounts.remove(server.runtime.store.accounts.findByEmail('bo@example.org')!.id);
    expect((await call('GET', 'session', { cookie: bo })).json.error.message).toContain('account was removed');
    expect((await call('DELETE', 'session', { cookie })).status).toBe(204);
    expect((await call('GET', 'session', { cookie })).status).toBe(401);
    const long = await signedIn('cy@example.org', 'viewer');
    server.time.set(server.runtime.clock.nowMs() + 31 * day);
    expect((await call('GET', 'session', { cookie: long })).status).toBe(401);
  });

  it('changes the password of who knows the current one', async () => {
    const cookie = await signedIn('ada@example.org', 'viewer');
    const other = (await call('POST', 'session', { body: { email: 'ada@example.org', password } })).cookie;
    expect((await call('POST', 'password', { cookie, body: { current: 'not it at all', next: 'another password' } })).status).toBe(403);
    expect((await call('POST', 'password', { cookie, body: { current: password, next: 'another password' } })).status).toBe(204);
    expect((await call('GET', 'session', { cookie: other })).status).toBe(401);
    expect((await call('GET', 'session', { cookie })).status).toBe(200);
    expect((await call('POST', 'session', { body: { email: 'ada@example.org', password } })).status).toBe(401);
    expect((await call('POST', 'session', { body: { email: 'ada@example.org', password: 'another password' } })).status).toBe(200);
  });
});

describe('roles', () => {
  it('say what somebody may do', async () => {
    const viewer = await signedIn('vi@example.org', 'viewer');
    const member = await signedIn('mo@example.org', 'member');
    const admin = await signedIn('ada@example.org', 'admin');
    const status = async (cookie: string) => [await call('GET', 'session', { cookie }), await call('GET', 'shares', { cookie }), await call('GET', 'tokens', { cookie })].map((answer) => answer.status);
    expect([await status(viewer), await status(member), await status(admin)]).toEqual([[200, 403, 403], [200, 200, 403], [200, 200, 200]]);
    expect((await call('GET', 'audit', { cookie: member })).json.error.message).toContain('role member');
  });

  it('leave at least one admin, and hold from the next request on', async () => {
    const admin = await signedIn('ada@example.org', 'admin');
    const member = await signedIn('mo@example.org', 'member');
    const idOf = (email: string) => ({ params: { id: server.runtime.store.accounts.findByEmail(email)!.id }, cookie: admin });
    expect((await call('DELETE', 'people/[id]', idOf('ada@example.org'))).status).toBe(409);
    expect((await call('POST', 'people/[id]/role', { ...idOf('ada@example.org'), body: { role: 'viewer' } })).status).toBe(409);
    expect((await call('POST', 'people/[id]/role', { ...idOf('mo@example.org'), body: { role: 'admin' }, schema: 'Account' })).json.role).toBe('admin');
    expect((await call('GET', 'people', { cookie: member, schema: 'AccountPage' })).json.items).toHaveLength(2);
  });
});

describe('invitations', () => {
  it('make one account each, in any script, and sign in', async () => {
    const admin = await signedIn('ada@example.org', 'admin');
    const { json } = await call('POST', 'invitations', { cookie: admin, body: { role: 'member', expiresAtMs: server.runtime.clock.nowMs() + day }, schema: 'CreatedInvitation' });
    const secret = json.path.replace('/invite/', '');
    const person = { secret, name: '林 <b>娜</b> مريم', email: 'lin@example.org', password };
    const both = await Promise.all([call('POST', 'invitations/accept', { body: person }), call('POST', 'invitations/accept', { body: { ...person, name: 'Eve', email: 'eve@example.org' } })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.json.error.message).toContain('used already');
    const items = (await call('GET', 'invitations', { cookie: admin, schema: 'InvitationPage' })).json.items;
    expect(items[0].state).toBe('used');
    expect((await call('DELETE', 'invitations/[id]', { cookie: admin, params: { id: items[0].id } })).status).toBe(404);
  });

  it('are refused when expired, revoked or made up, and are not used up by a taken email', async () => {
    const admin = await signedIn('ada@example.org', 'admin');
    const invite = async () => (await call('POST', 'invitations', { cookie: admin, body: { role: 'viewer', expiresAtMs: server.runtime.clock.nowMs() + day } })).json as { id: string; path: string };
    const accept = async ({ path }: { path: string }, email = 'bo@example.org') => call('POST', 'invitations/accept', { body: { secret: path.replace('/invite/', ''), name: 'Bo', email, password } });
    const [late, revoked, good] = [await invite(), await invite(), await invite()];
    await call('DELETE', 'invitations/[id]', { cookie: admin, params: { id: revoked.id } });
    expect((await accept(revoked)).json.error.message).toContain('taken back');
    expect((await accept({ path: '/invite/tw_made-up' })).status).toBe(404);
    expect((await accept(good, 'ada@example.org')).json.error.message).toContain('account with the email');
    expect((await accept(good)).status).toBe(200);
    server.time.set(server.runtime.clock.nowMs() + 2 * day);
    expect((await accept(late)).json.error.message).toContain('expired');
  });
});

describe('tokens', () => {
  it('are made, listed without their secret and revoked over HTTP', async () => {
    const made = await call('POST', 'tokens', { body: { name: 'gpu', project: 'digits', expiresAtMs: server.runtime.clock.nowMs() + day }, schema: 'CreatedToken' });
    expect(made.json).toMatchObject({ scope: 'agent', project: 'digits', token: expect.stringMatching(/^tw_/) });
    const listed = await call('GET', 'tokens', { schema: 'TokenPage' });
    expect(JSON.stringify(listed.json)).not.toContain(made.json.token);
    expect((await call('DELETE', 'tokens/[id]', { params: { id: made.json.id } })).status).toBe(204);
    expect((await call('DELETE', 'tokens/[id]', { params: { id: made.json.id } })).status).toBe(404);
    expect((await call('POST', 'tokens', { body: { name: 'x', scope: 'read', project: 'digits' } })).status).toBe(400);
    expect((await call('POST', 'tokens', { body: { name: 'x', expiresAtMs: 5 } })).status).toBe(400);
    const { items } = (await call('GET', 'audit', { query: '?actor=local&verb=create-token', schema: 'AuditEntryPage' })).json;
    expect(items).toEqual([{ atMs: expect.any(Number), actor: 'local', verb: 'create-token', subject: made.json.id }]);
  });
});

describe('shared links', () => {
  it('are made for a view of this server by who may act, and end', async () => {
    const header = runHeader();
    server.runtime.store.runs.openAttempt(header, server.runtime.clock.nowMs());
    const expiresAtMs = server.runtime.clock.nowMs() + day;
    const { secret: reader } = createToken(context(), { name: 'reader', scope: 'read' });
    const made = await call('POST', 'shares', { body: { path: `/runs/${header.runId}?from=3`, expiresAtMs }, schema: 'CreatedShare' });
    expect(made.json).toMatchObject({ runIds: [header.runId], state: 'open', link: expect.stringMatching(/^\/s\/tw_/) });
    for (const path of ['https://attacker.example/', '//attacker.example', '/settings/access', '/runs/01900000-0000-7000-8000-00000000dead', `/runs/${header.runId}/../../settings`]) {
      expect((await call('POST', 'shares', { body: { path, expiresAtMs } })).status, path).toBe(400);
    }
    expect((await call('POST', 'shares', { token: reader, body: { path: `/runs/${header.runId}`, expiresAtMs } })).status).toBe(403);
    expect((await call('DELETE', 'shares/[id]', { params: { id: made.json.id } })).status).toBe(204);
    expect((await call('GET', 'shares', { schema: 'SharePage' })).json.items[0].state).toBe('revoked');
  });
});
