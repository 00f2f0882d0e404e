import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causes, type Cause, type Severity } from '../protocol/cause.ts';
import { groupByCause } from './attribute.ts';
import { rulesInGraph } from './cause-graph.ts';
import type { Symptom } from './symptom.ts';

type Named = readonly (readonly [Cause, number])[];
const symptom = (rule: string, firstStep: number, candidates: Named, severity: Severity = 'warning'): Symptom => ({
  rule, phase: 'firing', severity, firstStep, lastStep: firstStep + 10, count: 1, cleared: null,
  finding: { subject: 'model', step: firstStep + 10, firstStep, evidence: [], candidates: candidates.map(([cause, score]) => ({ cause, score })) },
});
const told = (symptoms: readonly Symptom[]): unknown => groupByCause(symptoms).map(({ cause, root, members }) => [cause, root.rule, members.map(({ rule }) => rule).sort()]);

const diverging = (step: number): Symptom => symptom('loss-diverging', step, [['learning-rate-too-high', 0.8], ['input-scale', 0.15], ['initialisation', 0.15]], 'critical');
const dead = (step: number): Symptom => symptom('activation-dead', step, [['learning-rate-too-high', 0.5], ['initialisation', 0.1]], 'critical');
const tiny = (step: number): Symptom => symptom('update-ratio-too-small', step, [['learning-rate-too-low', 0.8]]);
const flat = (step: number): Symptom => symptom('loss-not-decreasing', step, [['learning-rate-too-low', 0.65], ['unknown', 0.3], ['labels', 0.2]]);
const atChance = (step: number): Symptom => symptom('validation-at-chance', step, [['labels', 0.45], ['layout-or-reshape', 0.35]]);
const unscaled = symptom('input-data', 0, [['input-scale', 0.85]]);
const gap = (step: number): Symptom => symptom('generalisation-gap-wide', step, [['overfitting', 0.7]]);
const rising = (step: number): Symptom => symptom('validation-loss-rising', step, [['overfitting', 0.8]]);

test.each([
  ['a collapse, whatever it looks like afterwards', [diverging(4), dead(20), tiny(40), flat(0), atChance(124)], [['learning-rate-too-high', 'loss-diverging', ['activation-dead', 'loss-diverging', 'loss-not-decreasing', 'update-ratio-too-small', 'validation-at-chance']]]],
  ['the same with unscaled inputs: data comes first', [diverging(4), dead(20), unscaled, flat(0)], [['input-scale', 'input-data', ['activation-dead', 'input-data', 'loss-diverging', 'loss-not-decreasing']]]],
  ['tiny updates from the start are a low rate', [tiny(10), flat(0)], [['learning-rate-too-low', 'update-ratio-too-small', ['loss-not-decreasing', 'update-ratio-too-small']]]],
  ['validation at chance alone speaks for the labels', [atChance(200)], [['labels', 'validation-at-chance', ['validation-at-chance']]]],
  ['overfitting is one thing', [gap(100), rising(150)], [['overfitting', 'generalisation-gap-wide', ['generalisation-gap-wide', 'validation-loss-rising']]]],
  ['two faults that do not follow from one another stay two', [rising(150), unscaled], [['input-scale', 'input-data', ['input-data']], ['overfitting', 'validation-loss-rising', ['validation-loss-rising']]]],
  ['what came long before cannot be a consequence', [tiny(10), diverging(5000)], [['learning-rate-too-high', 'loss-diverging', ['loss-diverging']], ['learning-rate-too-low', 'update-ratio-too-small', ['update-ratio-too-small']]]],
])('%s', (_, symptoms, expected) => expect(told(symptoms)).toEqual(expected));

test('every symptom lands in exactly one group, in whatever order they come', () => {
  const anySymptom = fc.record({ rule: fc.constantFrom(...rulesInGraph()), step: fc.nat(500), named: fc.array(fc.tuple(fc.constantFrom(...causes), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 3 }), severity: fc.constantFrom<Severity>('info', 'warning', 'critical') });
  fc.assert(
    fc.property(fc.uniqueArray(anySymptom, { selector: ({ rule }) => rule, maxLength: 10 }), fc.nat(), (drawn, seed) => {
      const symptoms = drawn.map(({ rule, step, named, severity }) => symptom(rule, step, named, severity));
      const groups = groupByCause(symptoms);
      expect(groups.flatMap(({ members }) => members.map(({ rule }) => rule)).sort()).toEqual(symptoms.map(({ rule }) => rule).sort());
      expect(groups.every(({ root, members }) => members.includes(root))).toBe(true);
      const mixed = symptoms.map((item, index) => ({ item, key: (index * 7919 + seed) % 13 })).sort((one, other) => one.key - other.key).map(({ item }) => item);
      expect(told(mixed)).toEqual(told(symptoms));
    }),
    { numRuns: 200 },
  );
});
