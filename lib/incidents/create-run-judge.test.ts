import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IncidentResource } from '../protocol/resource.ts';
import { createRunJudge } from './create-run-judge.ts';
import { collapsedRun, healthyRun, unscaledRun, vanishingRun } from './example-runs.fixture.ts';
import type { RunJudge, RunJudgeOptions } from './judge.ts';
import { partOf, startMs, type StreamItem } from './run-stream.fixture.ts';

const options: RunJudgeOptions = { runId: '0190a000-0000-7000-8000-000000000001', task: null, totalSteps: null };

function judged(items: readonly StreamItem[], cuts: readonly number[] = [], restartAt: (cut: number) => boolean = () => false, given = options): RunJudge {
  let judge = createRunJudge(given);
  const borders = [0, ...cuts.map((cut) => cut % (items.length + 1)), items.length].sort((one, other) => one - other);
  for (let i = 1; i < borders.length; i++) {
    judge.observe(partOf(items.slice(borders[i - 1], borders[i])));
    if (restartAt(i)) judge = createRunJudge({ ...given, state: judge.state() });
  }
  return judge;
}
const loud = (judge: RunJudge): IncidentResource[] => judge.incidents().filter((incident) => incident.severity !== 'info');

describe('one incident per cause', () => {
  test('a healthy run has none, and is said to learn', () => {
    const judge = judged(healthyRun());
    expect(loud(judge)).toEqual([]);
    expect(judge.verdict()).toMatchObject({ tone: 'healthy', text: { en: expect.stringMatching(/^Learning normally: loss 0\.\d+, falling .* per 100 steps; \d+ rules watched/), zh: expect.stringContaining('学习正常') } });
  });

  test('a collapse is one incident, with what followed attached, and never a learning rate that is too low', () => {
    const judge = judged(collapsedRun());
    expect(loud(judge)).toHaveLength(1);
    const [incident] = loud(judge);
    expect(incident).toMatchObject({ cause: 'learning-rate-too-high', severity: 'critical', state: 'firing', title: { en: 'Learning rate too high' } });
    expect(incident!.consequences.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['activation-dead', 'update-ratio-too-small', 'loss-not-decreasing']));
    expect(incident!.tips[0]).toBe('B2');
    expect(incident!.candidates[0]!.cause).toBe('learning-rate-too-high');
    expect(judge.verdict().tone).toBe('critical');
    expect(judge.verdict().text.en).toMatch(/^Learning rate too high, since step \d+\./);
  });

  test('a depth the gradient does not pass', () => {
    const [incident, ...others] = loud(judged(vanishingRun()));
    expect(['activation-choice', 'depth-without-shortcut', 'initialisation']).toContain(incident!.cause);
    expect(others).toEqual([]);
    expect(incident!.consequences.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['loss-not-decreasing']));
  });

  test('inputs known to be unscaled explain the collapse that follows', () => {
    const [incident, ...others] = loud(judged(unscaledRun()));
    expect(incident).toMatchObject({ cause: 'input-scale', severity: 'critical', openedAtStep: 0 });
    expect(others).toEqual([]);
  });
});

describe('the same parts give the same incidents', () => {
  const seen = (judge: RunJudge): unknown => ({ incidents: judge.incidents(), coverage: judge.coverage(), verdict: judge.verdict() });

  test.each([
    ['healthy', healthyRun(160)],
    ['collapsed', collapsedRun(200)],
    ['vanishing', vanishingRun(160)],
  ] as const)('%s: however it is cut, and wherever the judge is restarted', (_, items) => {
    const whole = seen(judged(items));
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), fc.nat(), (cuts, restarts) => {
        expect(seen(judged(items, cuts, (cut) => (restarts >> cut % 12) % 2 === 1))).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test('one item at a time, restarted after each', () => {
    const items = collapsedRun(30);
    expect(seen(judged(items, items.map((__, index) => index), () => true))).toEqual(seen(judged(items)));
  }, 60_000);

  test('ids depend on the run and on nothing else', () => {
    const [one] = loud(judged(collapsedRun(100)));
    const [same] = loud(judged(collapsedRun(100)));
    const [other] = loud(judged(collapsedRun(100), [], undefined, { ...options, runId: '0190a000-0000-7000-8000-000000000002' }));
    expect(one!.id).toBe(same!.id);
    expect(one!.id).not.toBe(other!.id);
  });

  test('names of model and layers change nothing but themselves', () => {
    const rename = (text: string): string => text.replaceAll('dense_', 'überschall_').replaceAll('"model"', '"learning-rate-10"');
    const renamed = (items: readonly StreamItem[]): StreamItem[] =>
      items.map((item) => (item.kind === 'row' ? { ...item, values: item.values.map(([name, value]) => [rename(name), value] as const) } : item.kind === 'event' && item.event.kind === 'model-described' ? { kind: 'event', event: { ...item.event, model: JSON.parse(rename(JSON.stringify(item.event.model))) as typeof item.event.model } } : item));
    const told = (judge: RunJudge): unknown => judge.incidents().map(({ cause, severity, openedAtStep, rule, candidates, tips }) => [cause, severity, openedAtStep, rule, candidates, tips]);
    expect(told(judged(renamed(collapsedRun(200))))).toEqual(told(judged(collapsedRun(200))));
  });

  test('a state that is not ours is refused', () => {
    expect(() => createRunJudge({ ...options, state: '{"version":0}' })).toThrow(SyntaxError);
    expect(() => createRunJudge({ ...options, state: 'torn' })).toThrow(SyntaxError);
  });
});

describe('effects', () => {
  test('tell an incident once when it opens, then when it changes; ask for dense sampling when it is grave', () => {
    const judge = createRunJudge(options);
    const items = collapsedRun(200);
    const effects = items.map((item) => judge.observe(partOf([item])));
    const told = effects.flatMap(({ incidents }) => incidents);
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(20);
    expect(told.every(({ state }) => state !== 'pending')).toBe(true);
    const asked = effects.filter(({ denseSamplingSteps }) => denseSamplingSteps !== null);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(4);
  });

  test('a healthy run says nothing of itself', () => {
    const judge = createRunJudge(options);
    const effects = healthyRun(300).map((item) => judge.observe(partOf([item])));
    expect(effects.flatMap(({ incidents }) => incidents).filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(effects.every(({ denseSamplingSteps }) => denseSamplingSteps === null)).toBe(true);
  });
});

describe('the user’s own alerts', () => {
  const alert = (step: number, title: string, severity: 'info' | 'warning' | 'critical' = 'warning'): StreamItem => ({ kind: 'event', event: { kind: 'alert-raised', title, text: 'look', severity, step, atMs: startMs + step * 10 } });

  test('are one incident per title, counted, and stay open when the run ends', () => {
    const judge = judged([...healthyRun(20), alert(19, 'slow'), alert(19, 'slow', 'critical'), alert(19, 'odd', 'info'), { kind: 'event', event: { kind: 'attempt-ended', status: 'finished', step: 19, atMs: startMs + 300 } }]);
    const alerts = judge.incidents().filter(({ cause }) => cause === 'user-alert');
    expect(alerts.map(({ subject, count, severity, state }) => [subject, count, severity, state])).toEqual([['slow', 2, 'critical', 'firing'], ['odd', 1, 'info', 'firing']]);
    expect(alerts[0]!.title.en).toBe('slow');
  });

  test('cannot grow without bound', () => {
    const judge = judged(Array.from({ length: 1000 }, (_, index) => alert(index, `alert ${index}`)));
    expect(judge.incidents().length).toBeLessThanOrEqual(200);
    expect(judge.incidents().reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  });
});

describe('liveness', () => {
  test('a run whose steps stop is stalled, and is not when they go on', () => {
    const judge = judged(healthyRun(100));
    judge.observeLiveness({ stepAgeMs: 30_000, atMs: startMs + 31_000 });
    expect(loud(judge)).toEqual([]);
    const { incidents } = judge.observeLiveness({ stepAgeMs: 65_000, atMs: startMs + 66_000 });
    expect(incidents).toMatchObject([{ rule: 'step-stalled', cause: 'stalled', state: 'firing', openedAtStep: 99 }]);
    judge.observe(partOf([{ kind: 'row', step: 100, atMs: startMs + 70_000, values: [['train/loss', 1]] }, { kind: 'row', step: 101, atMs: startMs + 70_010, values: [['train/loss', 1]] }]));
    expect(judge.incidents().find(({ cause }) => cause === 'stalled')!.state).toBe('resolved');
  });
});

describe('what cannot be judged', () => {
  test('is said to be not evaluated, never ok', () => {
    const coverage = judged(healthyRun(200)).coverage();
    expect(coverage.find(({ rule }) => rule === 'validation-loss-rising')).toMatchObject({ state: 'not-evaluated', missing: expect.arrayContaining(['validation/loss']) });
    expect(judged([]).verdict()).toMatchObject({ tone: 'waiting' });
  });

  test('settings of the project switch a rule off or tune it', () => {
    const settings = { 'loss-diverging': { isOff: true, parameters: {} }, 'activation-dead': { isOff: false, parameters: { nearlyAll: 2, many: 2, riseFrom: 2 } } };
    const judge = judged(collapsedRun(200), [], undefined, { ...options, settings });
    expect(judge.coverage().find(({ rule }) => rule === 'loss-diverging')!.state).toBe('off');
    expect(judge.incidents().flatMap(({ rule, consequences }) => [rule, ...consequences.map((item) => item.rule)])).not.toContain('activation-dead');
  });

  test('a rule that is switched off while it fires takes its incident with it', () => {
    const judge = judged(collapsedRun(60));
    const open = judge.incidents().filter(({ state }) => state === 'firing');
    const rules = open.flatMap(({ rule, consequences }) => [rule, ...consequences.map((item) => item.rule)]);
    expect(rules).toContain('loss-diverging');
    const settings = Object.fromEntries(rules.map((rule) => [rule, { isOff: true, parameters: {} }]));
    const renewed = createRunJudge({ ...options, settings, state: judge.state() });
    expect(renewed.incidents().filter(({ state }) => state === 'firing')).toEqual([]);
    expect(renewed.incidents().find(({ id }) => id === open[0]!.id)).toMatchObject({ state: 'resolved', evidence: open[0]!.evidence });
  });
});
