import { describe, expect, it } from 'vitest';
import type { Silence } from '../protocol/team.ts';
import { findSilence } from './find-silence.ts';

const incident = { id: 'incident-1', rule: 'loss-diverging' };
const run = { id: 'run-1', project: 'digits', lastStep: 100 };
const silence = (changes: Partial<Silence>): Silence => ({
  ...{ id: 's', scope: 'incident', project: 'digits', runId: null, incidentId: null, rule: null, untilStep: null, untilAtMs: null, reason: '', by: 'ada', createdAtMs: 1 },
  ...changes,
});
const isSilent = (changes: Partial<Silence>, its = run, nowMs = 1_000) => findSilence([silence(changes)], incident, its, nowMs) !== null;

describe('findSilence', () => {
  it.each<[string, Partial<Silence>, boolean]>([
    ['this incident', { scope: 'incident', incidentId: 'incident-1' }, true],
    ['another incident', { scope: 'incident', incidentId: 'incident-2' }, false],
    ['its rule in its project', { scope: 'rule', rule: 'loss-diverging' }, true],
    ['its rule in another project', { scope: 'rule', rule: 'loss-diverging', project: 'faces' }, false],
    ['another rule', { scope: 'rule', rule: 'loss-spike' }, false],
    ['its run', { scope: 'run', runId: 'run-1' }, true],
    ['another run', { scope: 'run', runId: 'run-2' }, false],
    ['its project', { scope: 'project' }, true],
    ['another project', { scope: 'project', project: 'faces' }, false],
  ])('%s: %#', (_, changes, expected) => expect(isSilent(changes)).toBe(expected));

  it('ends with its step and its time, whichever comes first', () => {
    const own = { scope: 'project' as const };
    expect([isSilent({ ...own, untilStep: 101 }), isSilent({ ...own, untilStep: 100 })]).toEqual([true, false]);
    expect(isSilent({ ...own, untilStep: 0 }, { ...run, lastStep: null as unknown as number })).toBe(true);
    expect([isSilent({ ...own, untilAtMs: 1_001 }), isSilent({ ...own, untilAtMs: 1_000 })]).toEqual([true, false]);
    expect(isSilent({ ...own, untilStep: 100, untilAtMs: 1_001 })).toBe(false);
  });

  it('names the narrowest, and of two alike the newest', () => {
    const all = [silence({ id: 'project', scope: 'project' }), silence({ id: 'rule', scope: 'rule', rule: 'loss-diverging' }), silence({ id: 'newer', scope: 'rule', rule: 'loss-diverging', createdAtMs: 2 })];
    expect(findSilence(all, incident, run, 5)?.id).toBe('newer');
    expect(findSilence([], incident, run, 5)).toBeNull();
  });
});
