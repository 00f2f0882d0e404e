import { describe, expect, it } from 'vitest';
import { ManualTime } from '../../../test/manual-time.ts';
import { hashToken } from '../../commands/token-secret.ts';
import type { Store, StoredToken } from '../../storage/store.ts';
import type { AddressSettings } from './address.ts';
import { createAccess } from './create-access.ts';
import { sessionCookie, sessionTokenOf } from './session-cookie.ts';

const loopback: AddressSettings = { host: '127.0.0.1', publicOrigins: [], isTokenRequired: false, machineName: 'gpu-box' };
const network: AddressSettings = { ...loopback, host: '0.0.0.0', isTokenRequired: true };
const published: AddressSettings = { ...loopback, publicOrigins: ['https://watch.example.org'], isTokenRequired: true };

const tokens: Record<string, StoredToken['scope']> = { 'tw_agent': 'agent', 'tw_read': 'read', 'tw_write': 'write', 'tw_admin': 'admin' };

function accessTo(settings: AddressSettings) {
  const byHash = new Map(Object.entries(tokens).map(([secret, scope]) => [hashToken(secret), { id: secret, name: scope, scope, project: null, createdAtMs: 0, expiresAtMs: null, lastUsedAtMs: null, revokedAtMs: null }]));
  const nobody = { accounts: { hasAny: () => false }, shares: { findByHash: () => null } };
  return createAccess({ ...settings, isAccountsOn: false, clock: new ManualTime(), store: { ...nobody, tokens: { findByHash: (hash: string) => byHash.get(hash) ?? null } } as unknown as Store });
}
const reader = (headers: Record<string, string>) => (name: string) => headers[name];
const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the address of a request', () => {
  it.each<[string, AddressSettings, Record<string, string>, string]>([
    ['its own name', loopback, { host: 'localhost:3000' }, 'allowed'],
    ['an SSH tunnel on another port', loopback, { host: '127.0.0.1:8123', origin: 'http://127.0.0.1:8123' }, 'allowed'],
    ['IPv6 loopback', loopback, { host: '[::1]:3000', origin: 'http://[::1]:3000' }, 'allowed'],
    ['the usual port named in Host only', loopback, { host: 'localhost:80', origin: 'http://localhost' }, 'allowed'],
    ['a rebound DNS name', loopback, { host: 'attacker.example:3000' }, 'forbidden'],
    ['a name that looks like loopback', loopback, { host: '127.0.0.1.attacker.example' }, 'forbidden'],
    ['credentials before the host', loopback, { host: 'localhost@attacker.example' }, 'forbidden'],
    ['a network address while bound to loopback', loopback, { host: '192.168.1.5:3000' }, 'forbidden'],
    ['no host', loopback, {}, 'forbidden'],
    ['a page of another site', loopback, { host: 'localhost:3000', origin: 'https://attacker.example' }, 'forbidden'],
    ['a page of another local server', loopback, { host: 'localhost:3000', origin: 'http://localhost:5173' }, 'forbidden'],
    ['a page of nowhere', loopback, { host: 'localhost:3000', origin: 'null' }, 'forbidden'],
    ['a proxy nobody configured', loopback, { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.9' }, 'forbidden'],
    ['a network address', network, { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }, 'allowed'],
    ['the name of the machine', network, { host: 'GPU-box:3000' }, 'allowed'],
    ['a rebound DNS name on the network', network, { host: 'attacker.example:3000' }, 'forbidden'],
    ['the public address', published, { host: 'watch.example.org', origin: 'https://watch.example.org', 'x-forwarded-for': '203.0.113.9' }, 'allowed'],
    ['a proxy that rewrites Host', published, { host: '127.0.0.1:3000', origin: 'https://watch.example.org' }, 'allowed'],
    ['another site through the proxy', published, { host: '127.0.0.1:3000', origin: 'https://attacker.example' }, 'forbidden'],
  ])('%s', (_, settings, headers, expected) => {
    expect(codeOf(() => accessTo(settings).checkAddress(reader(headers)))).toBe(expected);
  });

  it('says what to set', () => {
    expect(() => accessTo(loopback).checkAddress(reader({ host: 'watch.example.org' }))).toThrow('TUNEWATCH_PUBLIC_URL=http://watch.example.org');
  });
});

describe('who a request speaks for', () => {
  it('is the local user on loopback, whatever cookie is left over', () => {
    expect(accessTo(loopback).actorOf(reader({ cookie: 'tunewatch_session=tw_old' })).name).toBe('local');
  });

  it('is refused with a wrong token, on loopback too', () => {
    expect(codeOf(() => accessTo(loopback).actorOf(reader({ authorization: 'Bearer tw_wrong' })))).toBe('unauthorized');
    expect(codeOf(() => accessTo(loopback).actorOf(reader({ authorization: 'Basic abc' })))).toBe('unauthorized');
    expect(codeOf(() => accessTo(loopback).requireSecret('tw_wrong', 'agent'))).toBe('unauthorized');
    expect(codeOf(() => accessTo(loopback).requireSecret('', 'agent'))).toBe('unauthorized');
  });

  it('is refused without a token where one is required', () => {
    expect(codeOf(() => accessTo(network).actorOf(reader({})))).toBe('unauthorized');
    expect(codeOf(() => accessTo(network).requireSecret(undefined, 'agent'))).toBe('unauthorized');
  });

  it('is the bearer of the token in the header or the cookie', () => {
    expect(accessTo(network).actorOf(reader({ authorization: 'Bearer tw_read' }))).toEqual({ name: 'read', scopes: ['read'], tokenId: 'tw_read' });
    expect(accessTo(network).actorOf(reader({ cookie: `other=1; ${sessionCookie('tw_admin', true)}` })).scopes).toEqual(['agent', 'read', 'write', 'admin']);
    expect(accessTo(network).actorOf(reader({ authorization: 'Bearer tw_write' })).scopes).toEqual(['read', 'write']);
  });

  it('needs the scope', () => {
    expect(codeOf(() => accessTo(network).requireSecret('tw_read', 'agent'))).toBe('forbidden');
    expect(codeOf(() => accessTo(network).requireSecret('tw_agent', 'agent'))).toBe('allowed');
    expect(codeOf(() => accessTo(network).requireSecret('tw_admin', 'agent'))).toBe('allowed');
  });
});

it('the session cookie is out of reach of scripts and of other sites, and can be ended', () => {
  expect(sessionCookie('tw_x', true)).toMatch(/HttpOnly; SameSite=Lax;.*; Secure$/);
  expect(sessionTokenOf(sessionCookie(null, false))).toBeUndefined();
  expect(sessionTokenOf('a=b; tunewatch_session=tw_x ; c=d')).toBe('tw_x');
  expect(sessionTokenOf(undefined)).toBeUndefined();
});
