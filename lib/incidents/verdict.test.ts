import { describe, expect, test } from 'vitest';
import { curve, noise, windowOf } from '../diagnosis/signals.fixture.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { IncidentRecord } from './incident-record.ts';
import { verdictOf } from './verdict.ts';

const coverage = (...states: (readonly [RuleCoverage['state'], ...string[]])[]): RuleCoverage[] => states.map(([state, ...missing], index) => ({ rule: `rule-${index}`, kind: 'rule', state, missing }));
const incident = (changes: Partial<IncidentRecord>): IncidentRecord => ({
  id: 'i', state: 'firing', cause: 'overfitting', subject: 'model', severity: 'warning', openedAtStep: 31, openedAtMs: 0, lastStep: 40, count: 1, kept: [], resolved: null, root: 'validation-loss-rising', members: [],
  earlierCauses: [], mergedInto: null, alert: null, told: null, ...changes,
});
const falling = windowOf(curve(300, (step) => 2 * 0.96 ** (step / 100) * (1 + 0.001 * noise(step))));
const quick = windowOf(curve(300, (step) => 2 * 0.5 ** (step / 100)));
const none = new Map();

describe('a run without incidents', () => {
  test('waits for its first step', () => expect(verdictOf([], none, undefined, [])).toEqual({ tone: 'waiting', text: { en: 'Waiting for the first step.', zh: '正在等待第一步。' } }));
  test('learns, at a rate, and says what could not be looked at', () => {
    const verdict = verdictOf([], none, falling, coverage(['watching'], ['warming-up'], ['not-evaluated', 'validation/loss'], ['off']));
    expect(verdict).toEqual({
      tone: 'healthy',
      text: { en: 'Learning normally: loss 1.78, falling 4 % per 100 steps; 2 rules watched, 1 had no data (validation not logged).', zh: '学习正常：损失 1.78，每百步下降 4 %；2 条规则在看，1 条没有数据（没有记录验证）。' },
    });
    expect(verdictOf([], none, quick, []).text.en).toContain('falling 50 % per 100 steps');
  });
  test('is not said to learn before it can be told', () => {
    expect(verdictOf([], none, windowOf(curve(20, () => 2.3)), [])).toMatchObject({ tone: 'waiting', text: { en: expect.stringMatching(/^Too early to tell: loss 2\.3 after 20 steps;/) } });
    expect(verdictOf([], none, windowOf(curve(200, () => 2.3)), []).tone).toBe('waiting');
  });
  test('names failed rules', () => expect(verdictOf([], none, quick, coverage(['failed', 'off by one'])).text.en).toContain('1 failed'));
});

describe('a run with open incidents', () => {
  test('is told by the gravest, then the oldest', () => {
    const open = [incident({ openedAtStep: 5 }), incident({ severity: 'critical', cause: 'learning-rate-too-high', openedAtStep: 50 }), incident({ severity: 'critical', cause: 'initialisation', openedAtStep: 40 })];
    expect(verdictOf(open, none, falling, [])).toMatchObject({ tone: 'critical', text: { en: 'Weights are badly initialised, since step 40. 2 more open incidents.', zh: expect.stringContaining('另有 2 个未解决事件') } });
  });
  test('hints do not take the sentence over', () => expect(verdictOf([incident({ severity: 'info' })], none, falling, [])).toMatchObject({ tone: 'info', text: { en: expect.stringMatching(/^Learning normally.* 1 hint\.$/) } }));
  test('an alert speaks with its own words', () => expect(verdictOf([incident({ cause: 'user-alert', alert: { title: 'Disk is slow', text: '' } })], none, falling, []).text.en).toMatch(/^Disk is slow, since step 31\./));
  test('an unknown cause is called by what is seen', () => expect(verdictOf([incident({ cause: 'unknown', root: 'loss-not-decreasing' })], none, falling, []).text.en).toMatch(/^Training loss does not decrease/));
});
