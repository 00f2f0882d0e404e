import { describe, expect, it } from 'vitest';
import type { AuditEntry, Store } from '../storage/store.ts';
import type { Actor } from './actor.ts';
import { changeRuleSetting, type RuleSetting } from './change-rule-setting.ts';

function context(actor: Actor) {
  const saved: [project: string, rule: string, setting: RuleSetting][] = [];
  const audit: AuditEntry[] = [];
  const store = {
    runs: { projects: () => [{ project: 'digits', runs: 1, lastSeenAtMs: 0 }] },
    ruleSettings: { set: (...setting: (typeof saved)[number]) => void saved.push(setting) },
    audit: { record: (entry: AuditEntry) => void audit.push(entry) },
  } as unknown as Store;
  return { saved, audit, given: { actor, store, clock: { nowMs: () => 7 } } };
}
const admin: Actor = { name: 'ada', tokenId: 'token-1', scopes: ['agent', 'read', 'admin'] };
const change = (parameters: Record<string, number>, project = 'digits') => ({ project, rule: 'loss-diverging', parameterNames: ['factor'], setting: { isOff: false, parameters } });

describe('changeRuleSetting', () => {
  it('stores the setting and says who did it', () => {
    const { saved, audit, given } = context(admin);
    changeRuleSetting(given, change({ factor: 3 }));
    expect(saved).toEqual([['digits', 'loss-diverging', { isOff: false, parameters: { factor: 3 } }]]);
    expect(audit).toEqual([{ atMs: 7, actor: 'ada', verb: 'change-rule-setting', subject: 'digits/loss-diverging' }]);
  });

  it.each([
    ['a reader', { name: 'bob', tokenId: 'token-2', scopes: ['read'] } satisfies Actor, change({ factor: 3 }), 'forbidden'],
    ['an unknown project', admin, change({ factor: 3 }, 'nothing'), 'invalid-argument'],
    ['an unknown parameter', admin, change({ constructor: 3 }), 'invalid-argument'],
    ['a value that is not finite', admin, change({ factor: Number.NaN }), 'invalid-argument'],
  ])('refuses %s, and stores nothing', (_, actor, asked, code) => {
    const { saved, audit, given } = context(actor);
    expect(() => changeRuleSetting(given, asked)).toThrow(expect.objectContaining({ code }));
    expect([saved, audit]).toEqual([[], []]);
  });
});
