import { describe, expect, it } from 'vitest';
import { causes } from '../../protocol/cause.ts';
import type { RuleCoverage } from '../../protocol/coverage.ts';
import type { IncidentResource } from '../../protocol/resource.ts';
import { tipIds } from '../../tips/tip-id.ts';
import { roomOf, rooms } from '../catalogue.ts';
import { layerOf, modelOf, ordinaryFacts, trainingOf } from '../facts.fixture.ts';
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

  describe('remedies', () => {
    const found = incident({ cause: 'overfitting', rule: 'validation-loss-rising', candidates: [{ cause: 'overfitting', score: 0.8 }], consequences: [{ rule: 'generalisation-gap-wide', subject: 'model', firstStep: 3 }] });
    const remedies = ['stop', 'augment', 'dropout', 'penalty', 'normalise', 'pretrained', 'data', 'smaller'];
    const statesOf = (...about: Parameters<typeof markMap>) => Object.fromEntries(remedies.map((remedy) => [remedy, markMap(...about)[`overfitting-${remedy}`]!.state]));

    it('are each marked by what the run says about them, not by the incident alone', () => {
      const model = modelOf(['relu', 'relu', 'softmax'], (layer, index) => (index === 1 ? { ...layer, isRegularised: true } : layer));
      const withDropout = { ...model, layers: [...model.layers, layerOf({ name: 'dropout_1', className: 'Dropout', dropoutRate: 0.5, parameterCount: 0, variables: [] })] };
      const facts = ordinaryFacts({ model: withDropout, training: trainingOf({ trainingSamples: 1_000 }) });
      expect(statesOf(map, [found], all('watching'), facts)).toEqual({ stop: 'supported', augment: 'not-evaluated', dropout: 'ruled-out', penalty: 'ruled-out', normalise: 'supported', pretrained: 'not-evaluated', data: 'supported', smaller: 'supported' });
      const marks = markMap(map, [found], all('watching'), facts);
      expect(marks['overfitting-valley']).toMatchObject({ state: 'supported', support: [{ grade: 'named' }] });
      expect(marks['overfitting-dropout']!.reason).toEqual({ en: 'The model drops out already: dropout_1, rate 0.5.', zh: expect.stringContaining('dropout_1') as string });
      expect(marks['overfitting-normalise']).toMatchObject({ support: [{ grade: 'remedy', incidentId: 'one' }] });
      expect(marks['overfitting']).toMatchObject({ state: 'supported', support: [{ grade: 'named' }] });
    });

    it('say what is in use, and what would not help', () => {
      const model = modelOf(['relu', 'softmax']);
      const layers = [layerOf({ name: 'base', trainable: false }), layerOf({ name: 'norm', className: 'BatchNormalization' }), layerOf({ name: 'flip', className: 'RandomFlip' })];
      const facts = ordinaryFacts({ model: { ...model, layers, trainableParameterCount: 500 }, training: trainingOf({ trainingSamples: 50_000, optimizerConfig: { weightDecay: 0.01 } }) });
      expect(statesOf(map, [found], all('watching'), facts)).toEqual({ stop: 'supported', augment: 'ruled-out', dropout: 'supported', penalty: 'ruled-out', normalise: 'ruled-out', pretrained: 'ruled-out', data: 'ruled-out', smaller: 'ruled-out' });
      const wide = { ...found, rule: 'generalisation-gap-wide', consequences: [] };
      expect(statesOf(map, [wide], all('watching'), facts)['stop']).toBe('ruled-out');
    });

    it('are not evaluated where nothing is known, and are no signs of another cause', () => {
      expect(statesOf(map, [found], all('watching'))).toEqual({ ...Object.fromEntries(remedies.map((remedy) => [remedy, 'not-evaluated'])), stop: 'supported' });
      const blamedElsewhere = { ...found, cause: 'labels' as const, candidates: [{ cause: 'labels' as const, score: 0.9 }] };
      for (const remedy of remedies) expect(markMap(map, [blamedElsewhere], all('firing'), ordinaryFacts())[`overfitting-${remedy}`]!.support).toEqual([]);
      expect(statesOf(map, [], all('watching'), ordinaryFacts())).toEqual(Object.fromEntries(remedies.map((remedy) => [remedy, 'ruled-out'])));
    });
  });

  it('forgets resolved incidents, and never takes silence for granted', () => {
    expect(markMap(map, [incident({ cause: 'overfitting', state: 'resolved' })], all('watching'))['overfitting']!.state).toBe('ruled-out');
    expect(markMap(map, [], [])['problem']!.state).toBe('not-evaluated');
    expect(markMap(map, [], all('firing'))['data-scale']!.state).toBe('not-evaluated');
  });
});
