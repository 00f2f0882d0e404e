import { describe, expect, it } from 'vitest';
import { causes } from '../../protocol/cause.ts';
import type { RuleCoverage } from '../../protocol/coverage.ts';
import type { IncidentResource } from '../../protocol/resource.ts';
import { tipIds } from '../../tips/tip-id.ts';
import { roomOf, rooms } from '../catalogue.ts';
import { map, pathTo, placeOf, places } from './map.ts';
import { markMap } from './mark.ts';

const all = (state: RuleCoverage['state']): RuleCoverage[] => rooms.map(({ rule }) => ({ rule: rule.id, kind: rule.kind, state, missing: state === 'not-evaluated' ? ['validation/loss'] : [] }));
const incident = (fields: Partial<IncidentResource>): Pick<IncidentResource, 'id' | 'cause' | 'rule' | 'state' | 'candidates' | 'consequences'> => ({ id: 'one', cause: 'unknown', rule: 'loss-plateau', state: 'firing', candidates: [], consequences: [], ...fields });

describe('the map', () => {
  it('leads to every tip', () => expect([...new Set(places.flatMap((branch) => branch.tips))].sort()).toEqual([...tipIds].sort()));

  it('ends in tips on every way', () => {
    for (const branch of places) expect(branch.branches.length > 0 ? branch.tips : branch.branches, branch.id).toEqual([]);
    for (const branch of places) expect(branch.branches.length + branch.tips.length, branch.id).toBeGreaterThan(0);
  });

  it('has one address for each place', () => {
    expect(new Set(places.map((branch) => branch.id)).size).toBe(places.length);
    for (const { id } of places) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('names rules that exist, and every one of them', () => {
    for (const branch of places) for (const rule of branch.rules) expect(roomOf(rule), `${branch.id}: ${rule}`).toBeDefined();
    expect(rooms.map(({ rule }) => rule.id).filter((id) => !places.some((branch) => branch.rules.includes(id)))).toEqual([]);
  });

  it('has a place for every cause a rule can name', () => {
    const own = new Set(['user-alert', 'user-rule']);
    expect(causes.filter((cause) => !own.has(cause) && placeOf({ cause, rule: '' }) === null)).toEqual([]);
    expect(placeOf({ cause: 'user-alert', rule: 'user-alert' })).toBeNull();
  });

  it('speaks both languages', () => {
    for (const { id, title, about } of places) for (const text of [title, about]) {
      expect(text.zh, id).toMatch(/\p{Script=Han}/u);
      expect(text.en, id).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('puts an incident where its cause and its rule meet', () => {
    expect(placeOf({ cause: 'learning-rate-too-high', rule: 'weight-growing' })).toBe('unstable-diverging');
    expect(placeOf({ cause: 'learning-rate-too-high', rule: 'update-ratio-too-large' })).toBe('learning-rate-high');
    expect(pathTo('learning-rate-high')).toEqual(['problem', 'training-bad', 'learning-rate', 'learning-rate-high']);
    expect(pathTo('no-such-place')).toEqual([]);
  });
});

describe('markMap', () => {
  it('rules out what was watched and stayed silent', () => {
    const marks = markMap(map, [], all('watching'));
    expect(marks['data-scale']).toMatchObject({ state: 'ruled-out', silent: ['input-data'], unjudged: [] });
    expect(marks['training-bad']!.state).toBe('ruled-out');
    expect(marks['wiring-gradients']!.state).toBe('unwatched');
  });

  it('says what is missing, and rules nothing out by half', () => {
    const coverage = all('watching').map((item) => (item.rule === 'normaliser-fit' ? { ...item, state: 'not-evaluated' as const, missing: ['data'] } : item));
    const marks = markMap(map, [], coverage);
    expect(marks['validation-preparation']).toMatchObject({ state: 'not-evaluated', silent: ['input-shifted'], unjudged: [{ rule: 'normaliser-fit', missing: ['data'] }] });
    expect(marks['validation-bad']!.state).toBe('not-evaluated');
    expect(marks['unstable']!.state).toBe('ruled-out');
  });

  it('takes no notice of rules that do not apply', () => {
    const coverage = all('watching').map((item) => (item.rule === 'normaliser-fit' ? { ...item, state: 'not-applicable' as const } : item));
    expect(markMap(map, [], coverage)['validation-preparation']!.state).toBe('ruled-out');
  });

  it('supports the place of an open incident and the way to it', () => {
    const found = incident({ cause: 'learning-rate-too-high', rule: 'loss-diverging', candidates: [{ cause: 'learning-rate-too-high', score: 0.8 }, { cause: 'initialisation', score: 0.4 }, { cause: 'input-scale', score: 0.1 }], consequences: [{ rule: 'activation-dead', subject: 'dense', firstStep: 3 }] });
    const marks = markMap(map, [found], all('watching'));
    expect(marks['learning-rate-high']).toMatchObject({ state: 'supported', support: [{ grade: 'named', incidentId: 'one' }] });
    expect(marks['initialisation']).toMatchObject({ state: 'supported', support: [{ grade: 'possible', cause: 'initialisation' }] });
    expect(marks['activation-dead']).toMatchObject({ state: 'supported', support: [{ grade: 'sign', rule: 'activation-dead', cause: 'learning-rate-too-high' }] });
    expect(marks['data-scale']!.state).toBe('ruled-out');
    expect(marks['problem']).toMatchObject({ state: 'supported', support: [{ grade: 'named' }] });
  });

  it('forgets resolved incidents, and never takes silence for granted', () => {
    expect(markMap(map, [incident({ cause: 'overfitting', state: 'resolved' })], all('watching'))['overfitting']!.state).toBe('ruled-out');
    expect(markMap(map, [], [])['problem']!.state).toBe('not-evaluated');
    expect(markMap(map, [], all('firing'))['data-scale']!.state).toBe('not-evaluated');
  });
});
