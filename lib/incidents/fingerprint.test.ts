import { expect, test } from 'vitest';
import { incidentId } from './fingerprint.ts';

test('is a UUID, the same for the same identity', () => {
  const id = incidentId('run-1', 'learning-rate-too-high', 'model', 0);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(incidentId('run-1', 'learning-rate-too-high', 'model', 0)).toBe(id);
});

test('differs with every part of the identity, and parts do not run into one another', () => {
  const ids = new Set<string>();
  for (let run = 0; run < 40; run++) for (const cause of ['a', 'b|c', 'b']) for (const subject of ['m', 'c|m', '']) for (let ordinal = 0; ordinal < 20; ordinal++) ids.add(incidentId(`run-${run}`, cause, subject, ordinal));
  expect(ids.size).toBe(40 * 3 * 3 * 20);
  expect(incidentId('run', 'x|1:y', 'z', 0)).not.toBe(incidentId('run', 'x', 'y|1:z', 0));
});
