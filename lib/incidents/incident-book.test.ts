import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleChange } from '../diagnosis/rule-change.ts';
import type { Cause, Severity } from '../protocol/cause.ts';
import { coolDownSteps, IncidentBook } from './incident-book.ts';

const change = (kind: 'found' | 'cleared' | 'pending', rule: string, step: number, cause: Cause = 'unknown', severity: Severity = 'warning', score = 0.8): RuleChange => ({
  kind, rule, severity,
  finding: kind === 'cleared' ? null : { subject: 'model', step, firstStep: step, evidence: [], candidates: [{ cause, score }] },
});
const noLoss = { lowest: null };
const at = (step: number): { step: number; atMs: number } => ({ step, atMs: step * 10 });
const shown = (book: IncidentBook): string[] => book.incidents.map(({ cause, state, severity }) => `${cause} ${state} ${severity}`);

describe('lifecycle', () => {
  test('pending opens nothing, found opens, cleared resolves, found again soon re-opens the same, later opens another', () => {
    const book = new IncidentBook('run');
    book.apply([change('pending', 'loss-plateau', 1)], at(1), noLoss);
    expect(book.incidents).toEqual([]);
    book.apply([change('found', 'loss-plateau', 2)], at(2), noLoss);
    book.apply([change('cleared', 'loss-plateau', 10)], at(10), noLoss);
    expect(shown(book)).toEqual(['unknown resolved warning']);
    expect(book.incidents[0]!.resolved).toEqual(at(10));
    book.apply([change('found', 'loss-plateau', 10 + coolDownSteps)], at(10 + coolDownSteps), noLoss);
    expect(shown(book)).toEqual(['unknown firing warning']);
    book.apply([change('cleared', 'loss-plateau', 300)], at(300), noLoss);
    book.apply([change('found', 'loss-plateau', 301 + coolDownSteps)], at(301 + coolDownSteps), noLoss);
    expect(shown(book)).toEqual(['unknown resolved warning', 'unknown firing warning']);
    expect(new Set(book.incidents.map(({ id }) => id)).size).toBe(2);
  });

  test('answers when something opened or grew graver, and only then', () => {
    const book = new IncidentBook('run');
    expect(book.apply([change('found', 'loss-plateau', 1, 'unknown', 'info')], at(1), noLoss)).toBe(false);
    expect(book.apply([change('found', 'loss-plateau', 2, 'unknown', 'warning')], at(2), noLoss)).toBe(true);
    expect(book.apply([change('found', 'loss-plateau', 3, 'unknown', 'warning')], at(3), noLoss)).toBe(false);
    expect(book.apply([change('found', 'loss-plateau', 4, 'unknown', 'critical')], at(4), noLoss)).toBe(true);
    expect(book.apply([change('found', 'loss-plateau', 5, 'unknown', 'warning')], at(5), noLoss)).toBe(false);
    expect(shown(book)).toEqual(['unknown firing critical']);
  });

  test('an incident that began as a hint opens when it becomes a warning', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'architecture-facts', 0, 'overfitting', 'info')], at(0), noLoss);
    const { id } = book.incidents[0]!;
    book.apply([change('found', 'generalisation-gap-wide', 250, 'overfitting', 'warning')], at(251), noLoss);
    expect(book.incidents).toMatchObject([{ id, openedAtStep: 251, openedAtMs: at(251).atMs, root: 'generalisation-gap-wide', severity: 'warning' }]);
    book.apply([change('found', 'generalisation-gap-wide', 300, 'overfitting', 'critical')], at(300), noLoss);
    expect(book.incidents[0]!.openedAtStep).toBe(251);
  });

  test('a hint from before the first step does not tell what the training shows, even as a hint', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'architecture-facts', 0, 'activation-choice', 'info'), change('found', 'gradient-vanishing', 30, 'activation-choice', 'info')], at(60), noLoss);
    expect(book.incidents).toMatchObject([{ root: 'gradient-vanishing' }]);
  });

  test('a resolved incident keeps its symptoms, long after they are forgotten', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'loss-plateau', 2)], at(2), noLoss);
    book.apply([change('cleared', 'loss-plateau', 10)], at(10), noLoss);
    book.apply([], at(11 + coolDownSteps), noLoss);
    expect(book.symptoms.size).toBe(0);
    expect(book.symptomsOf(book.incidents[0]!).map(({ rule }) => rule)).toEqual(['loss-plateau']);
  });

  test('a change of cause keeps the incident and is remembered', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'update-ratio-too-small', 30, 'learning-rate-too-low')], at(30), noLoss);
    const { id } = book.incidents[0]!;
    book.apply([change('found', 'gradient-vanishing', 20, 'activation-choice')], at(40), noLoss);
    expect(book.incidents).toHaveLength(1);
    expect(book.incidents[0]).toMatchObject({ id, cause: 'activation-choice', root: 'gradient-vanishing', earlierCauses: [{ cause: 'learning-rate-too-low', untilStep: 40 }] });
  });

  test('two incidents that turn out to be one are put together', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'update-ratio-too-small', 30, 'learning-rate-too-low'), change('found', 'mode-gap-wide', 30, 'normalisation-mode')], at(30), noLoss);
    expect(book.incidents).toHaveLength(2);
    book.apply([change('found', 'loss-diverging', 4, 'learning-rate-too-high', 'critical')], at(45), noLoss);
    const open = book.incidents.filter(({ state }) => state === 'firing');
    expect(open.some(({ cause }) => cause === 'learning-rate-too-high')).toBe(true);
    expect(open.flatMap(({ members }) => members)).toContain('update-ratio-too-small');
  });

  test('stays open while anything it explains goes on, although its root is over', () => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'loss-diverging', 4, 'learning-rate-too-high', 'critical'), change('found', 'activation-dead', 8, 'learning-rate-too-high', 'critical')], at(10), noLoss);
    book.apply([change('cleared', 'loss-diverging', 60)], at(60), noLoss);
    expect(shown(book)).toEqual(['learning-rate-too-high firing critical']);
  });
});

describe('memory', () => {
  const collapse = (): IncidentBook => {
    const book = new IncidentBook('run');
    book.apply([change('found', 'loss-diverging', 4, 'learning-rate-too-high', 'critical')], at(10), { lowest: { value: 2.2, step: 1 } });
    book.apply([change('cleared', 'loss-diverging', 60)], at(60), { lowest: { value: 2.2, step: 1 } });
    return book;
  };
  test('a run that collapsed long ago is not said to have a learning rate that is too low', () => {
    const book = collapse();
    book.apply([change('found', 'update-ratio-too-small', 900, 'learning-rate-too-low')], at(1000), { lowest: { value: 2.2, step: 1 } });
    expect(book.incidents.at(-1)!.cause).toBe('learning-rate-too-high');
  });
  test('one that has since recovered is', () => {
    const book = collapse();
    book.apply([change('found', 'update-ratio-too-small', 900, 'learning-rate-too-low')], at(1000), { lowest: { value: 0.5, step: 700 } });
    expect(book.incidents.at(-1)!.cause).toBe('learning-rate-too-low');
  });
});

describe('any sequence of findings', () => {
  const rules: readonly (readonly [string, Cause])[] = [['loss-diverging', 'learning-rate-too-high'], ['activation-dead', 'initialisation'], ['update-ratio-too-small', 'learning-rate-too-low'], ['validation-loss-rising', 'overfitting'], ['loss-spike', 'learning-rate-too-high'], ['input-data', 'input-scale']];
  const event = fc.record({ rule: fc.nat(rules.length - 1), kind: fc.constantFrom('found', 'found', 'cleared', 'pending') as fc.Arbitrary<'found' | 'cleared' | 'pending'>, severity: fc.constantFrom<Severity>('info', 'warning', 'critical'), steps: fc.constantFrom(1, 3, 20, 150, 300) });

  test('keeps to the model: a symptom is open in exactly one incident while it is found, in none after; ids are unique; a restart changes nothing', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.nat(), (events, restart) => {
        let book = new IncidentBook('run');
        const twin = new IncidentBook('run');
        const open = new Set<string>();
        let step = 0;
        events.forEach(({ rule: place, kind, severity, steps }, index) => {
          step += steps;
          const [rule, cause] = rules[place]!;
          if (kind === 'found') open.add(rule);
          if (kind === 'cleared') open.delete(rule);
          const told = [change(kind, rule, step, cause, severity)];
          expect(book.apply(told, at(step), noLoss)).toBe(twin.apply(told, at(step), noLoss));
          if (index === restart % 60) book = new IncidentBook('run', JSON.parse(JSON.stringify(book.hold())) as ReturnType<typeof book.hold>);
          const firing = book.incidents.filter(({ state }) => state === 'firing');
          for (const name of open) expect(firing.filter(({ members }) => members.includes(name)), name).toHaveLength(1);
          expect(firing.every(({ members }) => members.some((name) => open.has(name)))).toBe(true);
          expect(new Set(firing.map(({ cause: named }) => named)).size).toBe(firing.length);
        });
        expect(new Set(book.incidents.map(({ id }) => id)).size).toBe(book.incidents.length);
        expect(book.hold()).toEqual(twin.hold());
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
