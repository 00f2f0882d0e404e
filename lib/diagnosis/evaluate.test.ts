import { describe, expect, test } from 'vitest';
import type { Room } from './catalogue.ts';
import { Evaluation } from './evaluate.ts';
import type { RuleChange } from './rule-change.ts';
import { modelOf } from './facts.fixture.ts';
import { defineRule, type Finding, type Rule, type RuleInput } from './rule.ts';

const words: Room['words'] = { title: { en: 'T', zh: '题' }, about: { en: 'A', zh: '述' }, message: () => ({ en: 'M', zh: '文' }), falsifiedBy: [] };
const found = (input: RuleInput, severity?: Finding['severity']): Finding => ({ ...(severity === undefined ? {} : { severity }), subject: 'model', step: input.step, firstStep: input.step, evidence: [], candidates: [{ cause: 'unknown', score: 1 }] });

function room(changes: Partial<Rule> & Pick<Rule, 'id'>): Room {
  return {
    words,
    rule: defineRule({
      kind: 'rule', severity: 'warning', status: 'stable', signals: ['train/loss'], facts: [], patience: { fireAfter: 1, outOf: 1, clearAfter: 1 }, everySamples: 1, parameters: {}, tips: ['B1'],
      causes: ['unknown'], evaluate: (input) => found(input), ...changes,
    }),
  };
}

/** Feeds one loss per step and answers what each close told. */
function run(evaluation: Evaluation, steps: number, values: (step: number) => Record<string, number> = () => ({ 'train/loss': 1 }), from = 0): RuleChange[][] {
  return Array.from({ length: steps }, (_, index) => {
    evaluation.beginRow({ step: from + index, atMs: from + index });
    for (const [name, value] of Object.entries(values(from + index))) evaluation.feed(name)?.add(from + index, value);
    return evaluation.close();
  });
}
const begin = (rooms: readonly Room[], more: object = {}): Evaluation => new Evaluation({ task: null, totalSteps: null, rooms, ...more });

describe('a rule', () => {
  test('that throws is reported, called no more, and the others go on', () => {
    let calls = 0;
    const broken = room({ id: 'a-broken', evaluate: () => { calls += 1; throw new Error('off by one'); } });
    const evaluation = begin([broken, room({ id: 'b-fine' })]);
    const told = run(evaluation, 5);
    expect(told.every((changes) => changes.length === 1 && changes[0]!.rule === 'b-fine')).toBe(true);
    expect(calls).toBe(1);
    expect(evaluation.coverage()).toMatchObject([{ rule: 'a-broken', state: 'failed', missing: ['off by one'] }, { state: 'firing' }]);
  });

  test('is called at its own cadence, counted in samples of its first signal', () => {
    const steps: number[] = [];
    const evaluation = begin([room({ id: 'every-ten', everySamples: 10, evaluate: (input) => { steps.push(input.step); return null; } })]);
    run(evaluation, 40, (step) => (step % 2 === 0 ? { 'train/loss': 1 } : { 'step-ms': 1 }));
    expect(steps).toEqual([0, 20]);
  });

  test('is not evaluated, never ok, while anything it needs is missing', () => {
    const evaluation = begin([room({ id: 'needs-much', signals: ['train/loss', 'gradient-norm/*'], facts: ['model'] })]);
    run(evaluation, 3);
    expect(evaluation.coverage()).toEqual([{ rule: 'needs-much', kind: 'rule', state: 'not-evaluated', missing: ['gradient-norm/*', 'model'] }]);
    evaluation.addEvent({ kind: 'model-described', model: modelOf(['relu', 'softmax']), step: 3, atMs: 3 });
    expect(run(evaluation, 1, () => ({ 'train/loss': 1, 'gradient-norm/dense_1/kernel': 1 }), 3).flat()).toHaveLength(1);
    expect(evaluation.coverage()[0]!.state).toBe('firing');
  });

  test('sees only what it declared, families in forward order', () => {
    let seen: unknown;
    const looking = room({ id: 'looks-around', signals: ['train/loss', 'gradient-norm/*'], evaluate: ({ signals }) => { seen = [signals.series('learning-rate'), [...signals.each('gradient-norm').keys()], signals.each('weight-norm').size]; return null; } });
    const evaluation = begin([looking, room({ id: 'other-rule', signals: ['learning-rate', 'weight-norm/*'] })]);
    evaluation.addEvent({ kind: 'model-described', model: modelOf(['relu', 'relu', 'softmax']), step: 0, atMs: 0 });
    run(evaluation, 1, () => ({ 'train/loss': 1, 'learning-rate': 1, 'weight-norm/x': 1, 'gradient-norm/dense_3/kernel': 1, 'gradient-norm/elsewhere': 1, 'gradient-norm/dense_1/kernel': 1 }));
    expect(seen).toEqual([undefined, ['dense_1/kernel', 'dense_3/kernel', 'elsewhere'], 0]);
  });

  test('that has nothing to say to a task is not applicable', () => {
    const evaluation = begin([room({ id: 'not-for-gans', silentForTasks: ['adversarial'] })], { task: 'adversarial' });
    expect(run(evaluation, 2).flat()).toEqual([]);
    expect(evaluation.coverage()[0]!.state).toBe('not-applicable');
  });

  test('of kind preflight is called when its facts come, also before any sample', () => {
    const evaluation = begin([room({ id: 'model-check', kind: 'preflight', signals: [], facts: ['model'] })]);
    expect(evaluation.close()).toEqual([]);
    evaluation.addEvent({ kind: 'model-described', model: modelOf(['relu']), step: 0, atMs: 0 });
    expect(evaluation.close()).toMatchObject([{ kind: 'found', rule: 'model-check' }]);
    expect(evaluation.close()).toEqual([]);
  });

  test('gets its parameters from the project', () => {
    const limits: unknown[] = [];
    const tuned = room({ id: 'tuned-rule', parameters: { limit: { default: 1, unit: 'x', about: words.title }, other: { default: 2, unit: 'x', about: words.title } }, evaluate: (_, parameters) => { limits.push(parameters); return null; } });
    run(begin([tuned], { settings: { 'tuned-rule': { isOff: false, parameters: { limit: 7 } } } }), 1);
    expect(limits).toEqual([{ limit: 7, other: 2 }]);
  });
});

describe('the outcome gate', () => {
  const severity = (loss: (step: number) => number, usual?: Finding['severity']): string => {
    const gated = room({ id: 'gated-rule', isGatedByOutcome: true, evaluate: (input) => found(input, usual) });
    return run(begin([gated]), 200, (step) => ({ 'train/loss': loss(step) })).at(-1)![0]!.severity;
  };
  test('caps a structural symptom at info while the training gets somewhere', () => expect(severity((step) => 2 * Math.exp(-step / 50))).toBe('info'));
  test('lets it through when it does not', () => expect(severity(() => 2)).toBe('warning'));
  test('lets through what is critical by itself', () => expect(severity((step) => 2 * Math.exp(-step / 50), 'critical')).toBe('critical'));
});

test('a state goes on exactly where it stopped', () => {
  const rooms = [room({ id: 'three-of-five', everySamples: 3, patience: { fireAfter: 3, outOf: 5, clearAfter: 2 }, evaluate: (input) => ((input.signals.series('train/loss')!.recent.values.at(-1) ?? 0) > 0 ? found(input) : null) })];
  const loss = (step: number): Record<string, number> => ({ 'train/loss': Math.sin(step / 9) });
  const whole = run(begin(rooms), 200, loss);
  for (const cut of [1, 17, 50, 123]) {
    const first = begin(rooms);
    const before = run(first, cut, loss);
    const second = begin(rooms, { held: JSON.parse(JSON.stringify(first.hold())) as object });
    expect([...before, ...run(second, 200 - cut, loss, cut)]).toEqual(whole);
  }
});
