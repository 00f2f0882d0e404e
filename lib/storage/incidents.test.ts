import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentResource } from '../protocol/resource.ts';
import { headerOf, openedFolder, runId, startMs, type StoreFolder } from './store.fixture.ts';

let folder: StoreFolder;
beforeEach(() => (folder = openedFolder()));
afterEach(() => folder.remove());

function incidentOf(number: number, changes: Partial<IncidentResource> = {}): IncidentResource {
  return {
    ...{ id: `incident-${String(number).padStart(3, '0')}`, runId, rule: 'loss-diverging', cause: 'learning-rate-too-high', severity: 'warning', state: 'firing' },
    ...{ subject: 'model', openedAtStep: number, openedAtMs: startMs + number, lastStep: number, count: 1 },
    ...{ title: { en: `Title ${number}`, zh: `标题 ${number}` }, message: { en: 'm', zh: 'm' }, evidence: [{ signal: 'train/loss', value: 'NaN', threshold: null, unit: '' }] },
    ...{ candidates: [], consequences: [], falsifiedBy: [], notEvaluated: [], tips: ['B2'] },
    ...changes,
  };
}

it('an incident is found as it was saved last, and its history says what changed', () => {
  const { incidents } = folder.store;
  incidents.save(incidentOf(1), 10);
  incidents.save(incidentOf(1, { count: 2 }), 11);
  const last = incidentOf(1, { count: 3, state: 'resolved', cause: 'initialisation' });
  incidents.save({ ...last, acknowledgedBy: 'the judge knows nobody' }, 12);
  expect(incidents.find('incident-001')).toEqual(last);
  expect(incidents.find('nobody')).toBeNull();
  expect(incidents.changes('incident-001')).toEqual([
    { atMs: 10, change: { state: 'firing', severity: 'warning', cause: 'learning-rate-too-high', rule: 'loss-diverging' } },
    { atMs: 12, change: { state: 'resolved', cause: 'initialisation' } },
  ]);
  expect(() => incidents.save(incidentOf(2, { runId: 'nobody' }), 1)).toThrow(expect.objectContaining({ code: 'run-unknown' }));
});

describe('the list', () => {
  const other = '01900000-0000-7000-8000-000000000002';
  beforeEach(() => {
    folder.store.runs.openAttempt(headerOf({ runId: other, project: 'other' }), startMs);
    for (let number = 1; number <= 12; number++) {
      folder.store.incidents.save(incidentOf(number, { runId: number % 4 === 0 ? other : runId, severity: number % 3 === 0 ? 'critical' : 'info', state: number > 9 ? 'resolved' : 'firing', openedAtMs: startMs + Math.floor(number / 2) }), number);
    }
  });
  const numbers = (query: object) => folder.store.incidents.list({ limit: 50, ...query }).items.map(({ id }) => Number(id.slice(-3)));

  it('goes through all, newest first, each once', () => {
    const first = folder.store.incidents.list({ limit: 5 });
    const next = folder.store.incidents.list({ limit: 50, cursor: first.nextCursor! });
    expect([...first.items, ...next.items].map(({ openedAtStep }) => openedAtStep)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(next.nextCursor).toBeNull();
  });
  it('is narrowed by run, project, state and severity', () => {
    expect(numbers({ runId: other })).toEqual([12, 8, 4]);
    expect(numbers({ project: 'other', state: 'firing' })).toEqual([8, 4]);
    expect(numbers({ severity: 'critical', state: 'firing' })).toEqual([9, 6, 3]);
    expect(numbers({ state: 'nonsense' })).toEqual([]);
    expect(folder.store.incidents.ofRun(other).map(({ openedAtStep }) => openedAtStep)).toEqual([4, 8, 12]);
    expect(folder.store.incidents.ofRun('nobody')).toEqual([]);
  });
  it('gives a run its counts of what is open, and the worst as its verdict', () => {
    expect(folder.store.runs.find(runId)).toMatchObject({ openIncidents: { critical: 3, warning: 0, info: 4 }, verdict: { en: 'Title 3', zh: '标题 3' } });
  });
});

it('the state of a diagnosis is kept per run', () => {
  const { incidents } = folder.store;
  expect(incidents.loadDiagnosisState(runId)).toBeNull();
  incidents.saveDiagnosisState(runId, 'one');
  incidents.saveDiagnosisState(runId, 'two');
  folder.close();
  expect(folder.store.incidents.loadDiagnosisState(runId)).toBe('two');
  expect(folder.store.incidents.loadDiagnosisState('nobody')).toBeNull();
});
