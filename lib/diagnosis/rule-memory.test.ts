import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from './rule.ts';
import { newMemory, noteOutcome, samplesToNext } from './rule-memory.ts';

const finding: Finding = { subject: 'model', step: 1, firstStep: 0, evidence: [], candidates: [{ cause: 'unknown', score: 1 }] };
const play = (outcomes: string, patience: { fireAfter: number; outOf: number; clearAfter: number }): string => {
  const memory = newMemory();
  return [...outcomes].map((outcome) => noteOutcome(memory, outcome === 'x' ? finding : null, 'warning', patience)[0]!).join('');
};

test.each([
  ['fires at the k-th of n', 'x.x', { fireAfter: 2, outOf: 3, clearAfter: 1 }, 'pnf'],
  ['forgets what lies further back', 'x..x', { fireAfter: 2, outOf: 3, clearAfter: 1 }, 'pnnp'],
  ['clears only after so many without', 'x..x.....', { fireAfter: 1, outOf: 1, clearAfter: 3 }, 'fnnfnncnn'],
  ['starts afresh after clearing', 'xx..x', { fireAfter: 2, outOf: 2, clearAfter: 2 }, 'pfncp'],
])('%s', (_, outcomes, patience, expected) => expect(play(outcomes, patience)).toBe(expected));

test('a finding always fires within its patience, and silence always clears it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('x', '.'), maxLength: 60 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 8 }), (noise, fireAfter, more, clearAfter) => {
      const patience = { fireAfter, outOf: fireAfter + more, clearAfter };
      expect(play(noise + 'x'.repeat(fireAfter), patience).at(-1)).toBe('f');
      const memory = newMemory();
      for (const outcome of noise + '.'.repeat(Math.max(clearAfter, patience.outOf))) noteOutcome(memory, outcome === 'x' ? finding : null, 'warning', patience);
      expect(memory.phase).toBe('silent');
    }),
  );
});

test('the cadence widens with the length of the run, to 20 samples at most, and never narrows a wide one', () => {
  expect([samplesToNext(1, 10), samplesToNext(1, 1000), samplesToNext(1, 1e6), samplesToNext(5, 1e6), samplesToNext(50, 1e6)]).toEqual([1, 4, 20, 20, 50]);
});
