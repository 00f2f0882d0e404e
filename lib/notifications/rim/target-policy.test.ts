import { describe, expect, it } from 'vitest';
import type { Outcome } from '../channel.ts';
import { resolveTarget } from './resolve-target.ts';
import { isTargetAllowed } from './target-policy.ts';

const open = { isLoopbackAllowed: true, isPrivateAllowed: true };
const shut = { isLoopbackAllowed: false, isPrivateAllowed: false };

describe('isTargetAllowed', () => {
  it.each(['8.8.8.8', '2606:4700::1111'])('lets %s through', (address) => expect(isTargetAllowed(address, shut)).toBe(true));
  it.each(['10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1', '::ffff:10.1.2.3', '127.0.0.1', '::1', '::ffff:127.0.0.1'])('asks an admin about %s', (address) => {
    expect([isTargetAllowed(address, shut), isTargetAllowed(address, open)]).toEqual([false, true]);
  });
  it.each(['169.254.169.254', 'fe80::1', '::ffff:169.254.169.254', '0.0.0.0', '::', '224.0.0.1', '255.255.255.255', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1', 'no address', ''])('never lets %s through', (address) => expect(isTargetAllowed(address, open)).toBe(false));
  it('keeps loopback and private apart', () => {
    expect(isTargetAllowed('127.0.0.1', { isLoopbackAllowed: true, isPrivateAllowed: false })).toBe(true);
    expect(isTargetAllowed('10.0.0.1', { isLoopbackAllowed: true, isPrivateAllowed: false })).toBe(false);
  });
});

describe('resolveTarget', () => {
  it('refuses a name with any address inside the network', async () => {
    const lookup = async () => [{ address: '8.8.8.8', family: 4 }, { address: '10.0.0.7', family: 4 }];
    expect(await resolveTarget('rebind.example', shut, lookup)).toMatchObject({ kind: 'rejected', reason: { en: expect.stringContaining('TUNEWATCH_ALLOW_PRIVATE_TARGETS') as string } });
  });
  it.each(['127.0.0.1', '[::1]', '[::ffff:10.0.0.1]'])('checks %s though no name is looked up', async (host) => {
    expect(((await resolveTarget(host, shut)) as Outcome).kind).toBe('rejected');
  });
  it('may find the name later', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
    expect(await resolveTarget('nowhere.example', shut, lookup)).toMatchObject({ kind: 'retryable', reason: { en: 'The name "nowhere.example" cannot be found (ENOTFOUND).' } });
  });
});
