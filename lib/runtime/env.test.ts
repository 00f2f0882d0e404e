import { describe, expect, it } from 'vitest';
import { isLoopback, parseEnvironment } from './env.ts';

describe('parseEnvironment', () => {
  it('fills in the defaults, also for empty variables', () => {
    const expected = { host: '127.0.0.1', port: 3000, dataDir: './data', publicOrigins: [], isTokenRequired: false, isAccountsOn: false, arePrivateTargetsAllowed: false, logLevel: 'info' };
    expect(parseEnvironment({})).toEqual(expected);
    expect(parseEnvironment({ TUNEWATCH_HOST: '', TUNEWATCH_PORT: '' })).toEqual(expected);
  });

  it('lists every fault in one message', () => {
    const parse = () => parseEnvironment({ TUNEWATCH_PORT: '99999', TUNEWATCH_PUBLIC_URL: 'example.org/path', TUNEWATCH_LOG_LEVEL: 'loud', TUNEWATCH_HOST: 'a b' });
    for (const part of [/TUNEWATCH_PORT="99999": is larger than 65535/, /TUNEWATCH_PUBLIC_URL=.*without a path/, /TUNEWATCH_LOG_LEVEL="loud"/, /TUNEWATCH_HOST="a b"/]) {
      expect(parse).toThrow(part);
    }
  });

  it.each([
    [{ TUNEWATCH_HOST: '0.0.0.0' }, true],
    [{ TUNEWATCH_HOST: '::' }, true],
    [{ TUNEWATCH_HOST: 'localhost' }, false],
    [{ TUNEWATCH_HOST: '::1' }, false],
    [{ TUNEWATCH_PUBLIC_URL: 'https://watch.example.org' }, true],
    [{ TUNEWATCH_TOKEN_REQUIRED: 'true' }, true],
    [{ TUNEWATCH_HOST: '0.0.0.0', TUNEWATCH_TOKEN_REQUIRED: 'false' }, true],
  ])('for %o a token is required: %s', (variables, isTokenRequired) => {
    expect(parseEnvironment(variables).isTokenRequired).toBe(isTokenRequired);
  });

  it('takes several public addresses', () => {
    expect(parseEnvironment({ TUNEWATCH_PUBLIC_URL: 'https://a.example, http://b.example:8080/' }).publicOrigins).toEqual(['https://a.example', 'http://b.example:8080']);
  });
});

it.each([['localhost', true], ['127.3.4.5', true], ['[::1]', true], ['127.0.0.1.example.org', false], ['10.0.0.1', false], ['localhost.example.org', false]])(
  'isLoopback(%s) is %s',
  (host, expected) => expect(isLoopback(host)).toBe(expected),
);
