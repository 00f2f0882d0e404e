import { describe, expect, it } from 'vitest';
import type { Cause, Severity, Words } from '../protocol/cause.ts';
import { factsOf, ordinaryFacts } from './facts.fixture.ts';
import { defaultsOf, type Finding, type Parameters, type Rule, type RuleInput, type RuleWords, type RunFacts } from './rule.ts';
import { type Curve, curve, newestStep, noise, type SignalCurves, signalsOf } from './signals.fixture.ts';

export { curve, noise, sampled } from './signals.fixture.ts';
export { dataOf, factsOf, layerOf, modelOf, ordinaryFacts, startOf, statisticsOf, trainingOf, variableOf } from './facts.fixture.ts';

/** One situation a rule is shown: the series it declared (others are left out, as the engine does), and facts. */
export interface SilentCase extends SignalCurves {
  readonly name: string;
  /** What is known of the run; nothing when left out. */
  readonly facts?: RunFacts;
  /** Step of the newest sample, when it is not the newest of the series given. */
  readonly step?: number;
  readonly parameters?: Readonly<Record<string, number>>;
}
export interface FiringCase extends SilentCase {
  /** What the finding must say; what is left out is not looked at. `cause` is the likeliest candidate. */
  readonly finding?: { readonly severity?: Severity; readonly subject?: string; readonly cause?: Cause; readonly firstStep?: number; readonly alsoIn?: readonly string[] };
}

/** The one way a rule is tested: its own cases, then the contract every rule keeps. */
export function testRule<P extends Parameters>(
  rule: Rule<P>,
  words: RuleWords,
  cases: { readonly fires: readonly [FiringCase, ...FiringCase[]]; readonly silent: readonly [SilentCase, ...SilentCase[]] },
): void {
  const evaluate = (shown: SilentCase): Finding | null => rule.evaluate(inputOf(rule, shown), { ...defaultsOf(rule.parameters), ...shown.parameters });

  describe(rule.id, () => {
    it.each(cases.fires.map((shown) => [shown.name, shown] as const))('fires: %s', (_, shown) => {
      const finding = evaluate(shown);
      expect(finding).not.toBeNull();
      checkFinding(rule, words, finding!);
      expect(evaluate(shown)).toEqual(finding);
      const { severity, subject, cause, firstStep, alsoIn } = shown.finding ?? {};
      if (severity !== undefined) expect(finding!.severity ?? rule.severity).toBe(severity);
      if (subject !== undefined) expect(finding!.subject).toBe(subject);
      if (cause !== undefined) expect(finding!.candidates[0]!.cause).toBe(cause);
      if (firstStep !== undefined) expect(finding!.firstStep).toBe(firstStep);
      if (alsoIn !== undefined) expect(finding!.alsoIn).toEqual(alsoIn);
    });
    it.each(cases.silent.map((shown) => [shown.name, shown] as const))('silent: %s', (_, shown) => expect(evaluate(shown)).toBeNull());

    it('neither throws on hostile input nor changes it, and says the same twice', () => {
      for (const shown of hostileCases(rule)) {
        const input = inputOf(rule, shown);
        deepFreeze(input.facts);
        const before = fingerprintOf(rule, input);
        const first = rule.evaluate(input, defaultsOf(rule.parameters));
        expect(fingerprintOf(rule, input), `changed its input: ${shown.name}`).toBe(before);
        expect(rule.evaluate(input, defaultsOf(rule.parameters)), `differs the second time: ${shown.name}`).toEqual(first);
        if (first !== null) checkFinding(rule, words, first);
      }
    }, 60_000);

    it('has a title and a sentence in both languages', () => {
      for (const text of [words.title, words.about, ...words.falsifiedBy.map((item) => item.text)]) checkWords(text);
      expect(words.falsifiedBy.length).toBeGreaterThan(0);
    });
  });
}

function checkFinding(rule: Pick<Rule, 'causes' | 'id'>, words: RuleWords, finding: Finding): void {
  expect(finding.evidence.length, 'a finding has evidence').toBeGreaterThan(0);
  expect(finding.candidates.length, 'a finding has a candidate cause').toBeGreaterThan(0);
  for (const { cause, score } of finding.candidates) {
    expect(rule.causes, 'candidates are among the causes of the rule').toContain(cause);
    expect(score >= 0 && score <= 1, `score of ${cause} is within 0–1: ${score}`).toBe(true);
  }
  expect(finding.subject).not.toBe('');
  expect(Number.isFinite(finding.step) && Number.isFinite(finding.firstStep), 'steps are numbers').toBe(true);
  expect(finding.firstStep).toBeLessThanOrEqual(finding.step);
  expect(JSON.parse(JSON.stringify(finding)), 'a finding survives JSON (use jsonNumber for numbers that may not be finite)').toEqual(finding);
  checkWords(words.message(finding));
}

function checkWords(text: Words): void {
  expect(text.en.trim()).not.toBe('');
  expect(text.zh).toMatch(/\p{Script=Han}/u);
  expect(`${text.en}${text.zh}`).not.toMatch(/undefined|\[object|null/);
}

/** Only what the rule declared, as the engine hands it over. */
function inputOf(rule: Pick<Rule, 'signals' | 'optionalSignals'>, shown: SilentCase): RuleInput {
  const declared = [...rule.signals, ...(rule.optionalSignals ?? [])];
  const isDeclared = (name: string): boolean => declared.some((pattern) => (pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name));
  const series = Object.fromEntries(Object.entries(shown.series ?? {}).filter(([name]) => isDeclared(name)));
  const categories = Object.fromEntries(Object.entries(shown.categories ?? {}).filter(([name]) => isDeclared(name)));
  return { step: shown.step ?? newestStep(shown), signals: signalsOf({ series, categories }), facts: shown.facts ?? factsOf() };
}

const hostileCurves: readonly (readonly [string, Curve])[] = [
  ['no sample', []],
  ['one sample', [0]],
  ['all NaN', curve(600, () => Number.NaN)],
  ['all Infinity', curve(600, () => Number.POSITIVE_INFINITY)],
  ['all -Infinity', curve(600, () => Number.NEGATIVE_INFINITY)],
  ['constant 0', curve(600, () => 0)],
  ['constant 1', curve(600, () => 1)],
  ['constant negative', curve(600, () => -3)],
  ['alternating ±MAX', curve(600, (index) => (index % 2 === 0 ? 1 : -1) * Number.MAX_VALUE)],
  ['denormal', curve(600, () => Number.MIN_VALUE)],
  ['noise with NaN', curve(600, (index) => (index % 7 === 0 ? Number.NaN : 1 + noise(index)))],
  ['finite, then NaN', curve(600, (index) => (index < 300 ? 1 : Number.NaN))],
  ['growing without bound', curve(600, (index) => 1.5 ** index)],
  ['steps that go backwards', { steps: curve(200, (index) => index % 100), values: curve(200, (index) => 1 / (index + 1)) }],
];

function hostileCases(rule: Pick<Rule, 'signals' | 'optionalSignals'>): SilentCase[] {
  const names = [...rule.signals, ...(rule.optionalSignals ?? [])].flatMap((name) =>
    name.endsWith('/*') ? ['dense_1/kernel', 'dense_2/kernel', 'dense_1', 'dense_2', 'nobody'].map((subject) => name.replace('*', subject)) : [name],
  );
  const counts = [[], [0], [0, 0, 0], [5, 5, 5], [Number.MAX_VALUE, 0], [Number.NaN, 1]].map((list, step) => ({ step, counts: list }));
  const categories = Object.fromEntries(names.map((name) => [name, [...Array.from({ length: 30 }, (_, step) => ({ step, counts: [4, 0, 0] })), ...counts]]));
  const everything = ordinaryFacts({ nonFiniteTrace: { where: 'activation', subject: 'dense_2', rows: [], finite: ['input', 'dense_1'] }, liveness: { stepAgeMs: 0, medianStepMs: null } });
  const factVariants = [factsOf(), everything, ...emptied(everything)];
  const shown: SilentCase[] = factVariants.map((facts) => ({ name: 'no series', facts }));
  for (const facts of factVariants) {
    for (const [name, values] of hostileCurves) shown.push({ name, facts, categories, series: Object.fromEntries(names.map((series) => [series, values])) });
  }
  // One series out of order among ordinary ones: of each family its first kernel and its first layer.
  const ordinary = names.map((_, index) => curve(600, (i) => 1 / (1 + i / 50) + 0.1 * noise(i, index)));
  for (const [name, values] of hostileCurves) {
    for (const odd of names.filter((other) => !/dense_2|nobody/.test(other))) {
      const series = Object.fromEntries(names.map((other, index) => [other, other === odd ? values : ordinary[index]!]));
      shown.push({ name: `${odd}: ${name}`, facts: everything, series, categories });
    }
  }
  return shown;
}

/** The facts once with every field that may be `null` null and lists empty, once with NaN for its numbers. */
function emptied(facts: RunFacts): RunFacts[] {
  const change = (value: unknown, number: number | null): unknown => {
    if (typeof value === 'number') return number;
    if (Array.isArray(value)) return number === null ? [] : value.map((item) => change(item, number));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, number)]));
    return value;
  };
  return [change(facts, null), change(facts, Number.NaN), change(facts, 0), change(facts, Number.MAX_VALUE)] as RunFacts[];
}

/** A number for all the bits of all the series a rule may see, so that a change of any sample shows. */
function fingerprintOf(rule: Pick<Rule, 'signals' | 'optionalSignals'>, input: RuleInput): number {
  let hash = 0;
  const add = (bits: ArrayLike<number>): void => {
    for (let i = 0; i < bits.length; i++) hash = (Math.imul(hash, 31) + bits[i]!) | 0;
  };
  for (const name of [...rule.signals, ...(rule.optionalSignals ?? [])]) {
    const windows = name.endsWith('/*') ? [...input.signals.each(name.slice(0, -2)).values()] : [input.signals.series(name)];
    for (const window of windows) {
      for (const samples of window === undefined ? [] : [window.head, window.recent]) {
        for (const column of [samples.steps, samples.values]) add(new Int32Array(column.buffer, column.byteOffset, column.length * 2));
      }
    }
    for (const { step, counts } of input.signals.categories(name)) add([step, ...counts]);
  }
  return hash;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}
