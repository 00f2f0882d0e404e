import { describe, expect, test } from 'vitest';
import { curve, noise, windowOf } from '../diagnosis/signals.fixture.ts';
import type { SignalWindow } from '../diagnosis/signals.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { Silence } from '../protocol/team.ts';
import type { IncidentRecord } from './incident-record.ts';
import { type SeenIncident, verdictOf } from './verdict.ts';

const coverage = (...states: (readonly [RuleCoverage['state'], ...string[]])[]): RuleCoverage[] => states.map(([state, ...missing], index) => ({ rule: `rule-${index}`, kind: 'rule', state, missing }));
const incident = (changes: Partial<IncidentRecord>): IncidentRecord => ({
  id: 'i', state: 'firing', cause: 'overfitting', subject: 'model', severity: 'warning', openedAtStep: 31, openedAtMs: 0, lastStep: 40, count: 1, kept: [], resolved: null, root: 'validation-loss-rising', members: [],
  earlierCauses: [], mergedInto: null, alert: null, told: null, ...changes,
});
const falling = windowOf(curve(300, (step) => 2 * 0.96 ** (step / 100) * (1 + 0.001 * noise(step))));
const quick = windowOf(curve(300, (step) => 2 * 0.5 ** (step / 100)));
/** The judge's incidents alone, as before anybody said anything. */
const verdict = (incidents: readonly IncidentRecord[], loss: SignalWindow | undefined, rules: readonly RuleCoverage[], seen: readonly SeenIncident[] = []) => verdictOf({ incidents, symptoms: new Map(), loss, coverage: rules }, seen);
const seenAs = (changes: Partial<SeenIncident>): SeenIncident => ({ id: 'i', state: 'firing', severity: 'warning', openedAtStep: 31, title: { en: 'Overfitting', zh: '过拟合' }, ...changes });

describe('a run without incidents', () => {
  test('waits for its first step', () => expect(verdict([], undefined, [])).toEqual({ tone: 'waiting', text: { en: 'Waiting for the first step.', zh: '正在等待第一步。' } }));
  test('learns, at a rate, and says what could not be looked at', () => {
    const said = verdict([], falling, coverage(['watching'], ['warming-up'], ['not-evaluated', 'validation/loss'], ['off']));
    expect(said).toEqual({
      tone: 'healthy',
      text: { en: 'Learning normally: loss 1.78, falling 4 % per 100 steps; 2 rules watched, 1 had no data (validation not logged).', zh: '学习正常：损失 1.78，每百步下降 4 %；2 条规则在看，1 条没有数据（没有记录验证）。' },
    });
    expect(verdict([], quick, []).text.en).toContain('falling 50 % per 100 steps');
  });
  test('is not said to learn before it can be told', () => {
    expect(verdict([], windowOf(curve(20, () => 2.3)), [])).toMatchObject({ tone: 'waiting', text: { en: expect.stringMatching(/^Too early to tell: loss 2\.3 after 20 steps;/) } });
    expect(verdict([], windowOf(curve(200, () => 2.3)), []).tone).toBe('waiting');
  });
  test('names failed rules', () => expect(verdict([], quick, coverage(['failed', 'off by one'])).text.en).toContain('1 failed'));
});

describe('a run with open incidents', () => {
  test('is told by the gravest, then the oldest', () => {
    const open = [incident({ openedAtStep: 5 }), incident({ severity: 'critical', cause: 'learning-rate-too-high', openedAtStep: 50 }), incident({ severity: 'critical', cause: 'initialisation', openedAtStep: 40 })];
    expect(verdict(open, falling, [])).toMatchObject({ tone: 'critical', text: { en: 'Weights are badly initialised, since step 40. 2 more open incidents.', zh: expect.stringContaining('另有 2 个未解决事件') } });
  });
  test('hints do not take the sentence over', () => expect(verdict([incident({ severity: 'info' })], falling, [])).toMatchObject({ tone: 'info', text: { en: expect.stringMatching(/^Learning normally.* 1 hint\.$/) } }));
  test('an alert speaks with its own words', () => expect(verdict([incident({ cause: 'user-alert', alert: { title: 'Disk is slow', text: '' } })], falling, []).text.en).toMatch(/^Disk is slow, since step 31\./));
  test('an unknown cause is called by what is seen', () => expect(verdict([incident({ cause: 'unknown', root: 'loss-not-decreasing' })], falling, []).text.en).toMatch(/^Training loss does not decrease/));
});

describe('what people said', () => {
  test('leaves what they silenced for later', () => {
    const open = [incident({ id: 'a', severity: 'critical', cause: 'learning-rate-too-high' }), incident({ id: 'b' })];
    const silence: Silence = { id: 's', scope: 'incident', project: 'p', runId: 'r', incidentId: 'a', rule: null, untilStep: null, untilAtMs: null, reason: '', by: 'ada', createdAtMs: 0 };
    const asleep = seenAs({ id: 'a', severity: 'critical', title: { en: 'Learning rate too high', zh: '学习率过高' }, silence });
    expect(verdict(open, quick, [], [asleep, seenAs({ id: 'b' })])).toEqual({ tone: 'warning', text: { en: 'Overfitting, since step 31. 1 more open incident.', zh: '过拟合，始于第 31 步。另有 1 个未解决事件。' } });
    expect(verdict(open.slice(0, 1), quick, [], [asleep])).toEqual({ tone: 'info', text: { en: 'Silenced by ada: Learning rate too high, since step 31.', zh: '已被 ada 静默：学习率过高，始于第 31 步。' } });
  });
  test('ends an incident, and does not hide that its rule still fires', () => {
    const over = verdict([incident({})], quick, [], [seenAs({ state: 'resolved', resolvedBy: 'ada' })]);
    expect(over).toMatchObject({ tone: 'info', text: { en: expect.stringMatching(/^Learning normally: .* Resolved by ada, though its rule still fires: Overfitting, since step 31\.$/) as string } });
    expect(verdict([incident({ state: 'resolved' })], quick, [], [seenAs({ state: 'resolved', resolvedBy: 'ada' })]).tone).toBe('healthy');
  });
  test('holds an incident open that had cleared', () => expect(verdict([incident({ state: 'resolved' })], quick, [], [seenAs({})])).toMatchObject({ tone: 'warning', text: { en: 'Overfitting, since step 31.' } }));
  test('their own rules are told with what they saw', () => {
    const own = seenAs({ id: 'rule', severity: 'critical', openedAtStep: 7, title: { en: 'Loss above 3', zh: 'Loss above 3' }, message: { en: 'train/loss is 9.8, above 3.', zh: 'train/loss 为 9.8，高于 3。' } });
    expect(verdict([], quick, [], [own])).toEqual({ tone: 'critical', text: { en: 'Loss above 3, since step 7. train/loss is 9.8, above 3.', zh: 'Loss above 3，始于第 7 步。train/loss 为 9.8，高于 3。' } });
  });
  test('what nobody has seen yet counts all the same', () => expect(verdict([incident({})], quick, [], []).tone).toBe('warning'));
});
