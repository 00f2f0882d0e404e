import { afterEach, expect, it } from 'vitest';
import type { IncidentResource } from '../../protocol/resource.ts';
import { headerOf, packetOf, framed, StoreFolder, startMs } from '../store.fixture.ts';

let folder: StoreFolder;
afterEach(() => folder.remove());

const idOf = (index: number) => `01900000-0000-7000-8000-00000000010${index}`;
const attemptOf = (index: number) => `01900000-0000-7000-9000-00000000010${index}`;

function addRun(index: number, name: string, accuracy: readonly number[], { project = 'digits', ends = true } = {}) {
  const { store } = folder;
  store.runs.openAttempt(headerOf({ runId: idOf(index), attemptId: attemptOf(index), name, project, startedAtMs: startMs + index }), startMs);
  const events = ends ? [{ kind: 'attempt-ended' as const, status: 'finished' as const, step: accuracy.length, atMs: startMs + 1 }] : [];
  store.series.append(idOf(index), attemptOf(index), [framed(packetOf(1, accuracy.map((_, step) => step), { 'validation/accuracy': accuracy, 'train/loss': accuracy.map((value) => 1 - value), 'learning-rate': accuracy.map(() => 0.1) }, { events }))], startMs);
}

function addIncident(id: string, index: number, cause: IncidentResource['cause'], severity: IncidentResource['severity'], state: IncidentResource['state'] = 'firing') {
  const text = { en: `${cause} ${id}`, zh: cause };
  const incident: IncidentResource = {
    id, runId: idOf(index), rule: 'loss-diverging', cause, severity, state, subject: 'model', openedAtStep: 1, openedAtMs: startMs + Number(id), lastStep: 1, count: 1, title: text, message: text,
    evidence: [], candidates: [], consequences: [], falsifiedBy: [], notEvaluated: [], tips: [],
  };
  folder.store.incidents.save(incident, startMs);
}

it('counts runs by state, names the best of each metric beside the baseline, and open incidents by cause', () => {
  folder = new StoreFolder();
  addRun(1, 'first', [0.2, 0.9, 0.6]);
  addRun(2, 'second', [0.3, 0.8], { ends: false });
  addRun(3, 'elsewhere', [1], { project: 'letters' });
  addRun(4, 'put away', [0.99]);
  addRun(5, 'thrown away', [0.999]);
  const { history } = folder.store;
  history.setArchived([idOf(4)], startMs);
  history.setDeleted([idOf(5)], startMs);
  history.setBaseline(idOf(2), true);
  addIncident('1', 1, 'labels', 'warning');
  addIncident('2', 1, 'learning-rate-too-high', 'critical');
  addIncident('3', 2, 'learning-rate-too-high', 'warning');
  addIncident('4', 2, 'overfitting', 'critical', 'resolved');
  addIncident('5', 3, 'overfitting', 'critical');
  expect(history.project('digits')).toEqual({
    project: 'digits',
    runs: { running: 1, finished: 1, failed: 0, stopped: 0, lost: 0 },
    archived: 1,
    newestStartedAtMs: startMs + 2,
    causes: [
      { cause: 'learning-rate-too-high', severity: 'critical', incidents: 2, runs: 2, newest: { id: '3', title: { en: 'learning-rate-too-high 3', zh: 'learning-rate-too-high' } } },
      { cause: 'labels', severity: 'warning', incidents: 1, runs: 1, newest: { id: '1', title: { en: 'labels 1', zh: 'labels' } } },
    ],
    best: [
      { name: 'validation/accuracy', runId: idOf(1), runName: 'first', value: 0.9, baseline: 0.8 },
      { name: 'train/loss', runId: idOf(1), runName: 'first', value: 1 - 0.9, baseline: 1 - 0.8 },
    ],
    baseline: { runId: idOf(2), name: 'second', best: { name: 'validation/accuracy', value: 0.8 } },
  });
});

it('knows no project without runs, and one whose runs are all put away', () => {
  folder = new StoreFolder();
  expect(folder.store.history.project('digits')).toBeNull();
  addRun(1, 'first', [0.5]);
  folder.store.history.setArchived([idOf(1)], startMs);
  expect(folder.store.history.project('digits')).toMatchObject({ archived: 1, newestStartedAtMs: null, best: [], causes: [], baseline: null });
});
