import { describe, expect, test } from 'vitest';
import { rooms } from '../diagnosis/catalogue.ts';
import { causes } from '../protocol/cause.ts';
import { tipIds } from '../tips/tip-id.ts';
import { canBringAbout, causeRank, rulesInGraph } from './cause-graph.ts';
import { causeWords } from './cause-words.ts';

test('has no cycle: nothing brings itself about', () => expect(rulesInGraph().filter((rule) => canBringAbout(rule, rule))).toEqual([]));
test('speaks only of rules and checks that exist', () => {
  const ids = rooms.map(({ rule }) => rule.id);
  expect(rulesInGraph().filter((rule) => !ids.includes(rule))).toEqual([]);
});
test.each([
  ['update-ratio-too-large', 'validation-at-chance'],
  ['loss-diverging', 'loss-not-decreasing'],
  ['activation-dead', 'update-ratio-too-small'],
  ['generalisation-gap-wide', 'validation-not-improving'],
])('%s can end in %s, and not the other way round', (cause, symptom) => {
  expect(canBringAbout(cause, symptom)).toBe(true);
  expect(canBringAbout(symptom, cause)).toBe(false);
});
test('overfitting and collapse do not explain each other', () => {
  expect(canBringAbout('loss-diverging', 'validation-loss-rising')).toBe(false);
  expect(canBringAbout('generalisation-gap-wide', 'loss-not-decreasing')).toBe(false);
});

describe('causes', () => {
  test('each has a place in the order, data first and overfitting near the end', () => {
    expect(causes.map(causeRank).every((rank) => rank >= 0 && rank <= 5)).toBe(true);
    expect(causeRank('input-scale') < causeRank('head-loss-mismatch') && causeRank('head-loss-mismatch') < causeRank('learning-rate-too-high')).toBe(true);
    expect(causeRank('learning-rate-too-high') < causeRank('learning-rate-too-low') && causeRank('learning-rate-too-low') < causeRank('overfitting')).toBe(true);
  });
  test.each(causes)('%s is named and advised on in both languages, with tips that exist', (cause) => {
    const { title, advice, tips } = causeWords[cause];
    for (const text of [title, advice]) {
      expect(text.en).not.toBe('');
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(tips.filter((tip) => !tipIds.includes(tip))).toEqual([]);
  });
});
