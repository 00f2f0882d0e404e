import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firingsOf } from './firings.ts';
import type { UserRuleCondition, UserRuleDraft } from './user-rule.ts';
import { UserRuleWatch } from './watch.ts';
import { userRuleMessage } from './words.ts';

const rule = (condition: UserRuleCondition, patience = 1): UserRuleDraft => ({ project: 'digits', name: 'mine', metric: 'train/loss', condition, severity: 'warning', patience, isOn: true });
const samples = (value: readonly number[], everyMs = 1_000) => ({ step: value.map((_, i) => i), atMs: value.map((_, i) => i * everyMs), value });
const steps = (condition: UserRuleCondition, values: readonly number[], patience = 1) => firingsOf(rule(condition, patience), samples(values), null).map(({ step }) => step);
const above = (limit: number): UserRuleCondition => ({ kind: 'threshold', side: 'above', limit });

describe('a rule of your own', () => {
  it('fires beyond a limit, once for as long as it lasts', () => {
    expect(steps(above(2), [1, 2, 3, 4, 1, 3])).toEqual([2, 5]);
    expect(steps({ kind: 'threshold', side: 'below', limit: 2 }, [3, 1])).toEqual([1]);
    expect(steps(above(2), [Infinity])).toEqual([0]);
    expect(steps(above(2), [NaN, NaN, -Infinity])).toEqual([]);
  });

  it('waits for as many samples in a row as it is told, to open and to resolve', () => {
    expect(steps(above(2), [3, 3, 1, 3, 3, 3], 3)).toEqual([5]);
    expect(steps(above(2), [3, 3, 1, 3, 1, 3, 3], 2)).toEqual([1]);
    expect(steps(above(2), [3, 3, 1, 1, 3, 3], 2)).toEqual([1, 5]);
  });

  it('fires on a change over a window of samples', () => {
    const falls: UserRuleCondition = { kind: 'change', side: 'below', ratio: 0.5, window: 2 };
    expect(steps(falls, [4, 4, 4, 2])).toEqual([3]);
    expect(steps(falls, [4, 3.9, 3.8, 3.7])).toEqual([]);
    expect(steps({ ...falls, side: 'above' }, [-4, -4, -2])).toEqual([2]);
    expect(steps({ ...falls, side: 'above' }, [0, 0, 0])).toEqual([]);
    expect(steps({ ...falls, side: 'above' }, [NaN, 1, 9])).toEqual([]);
  });

  it('fires far from what was usual, measured robustly', () => {
    const far: UserRuleCondition = { kind: 'robust-z', side: 'above', deviations: 6, window: 8 };
    expect(steps(far, [1, 1.1, 0.9, 1, 1.1, 0.9, 1, 1.05, 9])).toEqual([8]);
    expect(steps(far, [1, 1.1, 0.9, 1, 1.1, 0.9, 1, 1.05, 1.2])).toEqual([]);
    expect(steps({ ...far, side: 'below' }, [1, 1.1, 0.9, 1, 1.1, 0.9, 1, 1.05, 9])).toEqual([]);
    expect(steps({ ...far, side: 'both' }, [1, 1.1, 0.9, 1, 1.1, 0.9, 1, 1.05, -9])).toEqual([8]);
    expect(steps(far, [1, 9, 1])).toEqual([]);
  });

  it('fires when steps take longer than at the beginning', () => {
    const slow: UserRuleCondition = { kind: 'step-time', factor: 2, window: 5 };
    expect(steps(slow, [10, 10, 11, 9, 10, 10, 30, 30, 30, 30])).toEqual([8]);
    expect(steps(slow, [10, 10, 11, 9, 10, 10, 90, 10, 10, 10])).toEqual([]);
  });

  it('fires in silence: between two samples, and from the last one until the end', () => {
    const silent = rule({ kind: 'no-data', minutes: 2 });
    const pauses = { step: [0, 1, 2], atMs: [0, 60_000, 600_000], value: [1, 1, 1] };
    expect(firingsOf(silent, pauses, 610_000).map(({ step }) => step)).toEqual([1]);
    expect(firingsOf(silent, pauses, 900_000).map(({ step, value }) => [step, value])).toEqual([[1, 9], [2, 5]]);
    expect(firingsOf(silent, pauses, null)).toHaveLength(1);
  });

  it('says the value and the limit in both languages', () => {
    for (const condition of [above(2), { kind: 'change', side: 'below', ratio: 0.5, window: 2 }, { kind: 'robust-z', side: 'both', deviations: 6, window: 8 }, { kind: 'no-data', minutes: 2 }, { kind: 'step-time', factor: 2, window: 5 }] satisfies UserRuleCondition[]) {
      const { en, zh } = userRuleMessage(rule(condition, 3), { step: 7, value: 3.25, threshold: 2, baseline: 1 });
      expect(en).toMatch(/\b7\b/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('never throws, leaves its input alone, and finds the same for the same samples', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE));
    const side = fc.constantFrom('above' as const, 'below' as const);
    const size = fc.integer({ min: 5, max: 40 });
    const condition: fc.Arbitrary<UserRuleCondition> = fc.oneof(
      fc.record({ kind: fc.constant('threshold' as const), side, limit: fc.double({ noNaN: true }) }),
      fc.record({ kind: fc.constant('change' as const), side, ratio: fc.double({ min: 1e-9, max: 1e9, noNaN: true }), window: size }),
      fc.record({ kind: fc.constant('robust-z' as const), side, deviations: fc.double({ min: 1e-9, max: 1e9, noNaN: true }), window: size }),
      fc.record({ kind: fc.constant('step-time' as const), factor: fc.double({ min: 1, max: 100, noNaN: true }), window: size }),
      fc.record({ kind: fc.constant('no-data' as const), minutes: fc.double({ min: 0.1, max: 100, noNaN: true }) }),
    );
    fc.assert(fc.property(condition, fc.array(number, { maxLength: 120 }), fc.integer({ min: 1, max: 5 }), (its, values, patience) => {
      const given = samples(Object.freeze(values) as number[], 60_000);
      const found = firingsOf(rule(its, patience), given, 1e9);
      expect(firingsOf(rule(its, patience), given, 1e9)).toEqual(found);
      for (const finding of found) userRuleMessage(rule(its, patience), finding);
    }));
  });

  it('keeps bounded memory', () => {
    const watch = new UserRuleWatch(rule({ kind: 'robust-z', side: 'both', deviations: 6, window: 10 }));
    for (let i = 0; i < 5_000; i++) watch.add(i, i, i % 7);
    expect(JSON.stringify(watch).length).toBeLessThan(2_000);
  });
});
