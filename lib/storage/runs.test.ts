import { afterEach, describe, expect, it } from 'vitest';
import type { Heartbeat } from '../protocol/agent-channel.ts';
import type { RunEvent } from '../protocol/run-event.ts';
import { attemptId, headerOf, openedFolder, packetOf, runId, startMs, StoreFolder } from './store.fixture.ts';

let folder: StoreFolder;
afterEach(() => folder.remove());

const second = '01900000-0000-7000-9000-000000000002';
const numbered = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const heartbeat: Heartbeat = { atMs: startMs, lastStep: 3, stepAgeMs: 10, pendingRecords: 0, droppedRecords: 0 };
const statuses = () => folder.rows('SELECT status, at_ms, source, reason FROM status_changes ORDER BY key');

describe('openAttempt', () => {
  it('opens run and attempt once, and says where to go on', () => {
    folder = new StoreFolder();
    const { runs } = folder.store;
    expect(runs.openAttempt(headerOf(), startMs)).toEqual({ runId, attemptId, attemptNumber: 1, lastSeq: 0, isEnded: false, runIsNew: true });
    folder.append([packetOf(1, [0], { a: [1] }), packetOf(2, [1], { a: [1] })]);
    expect(runs.openAttempt(headerOf(), startMs + 1)).toEqual({ runId, attemptId, attemptNumber: 1, lastSeq: 2, isEnded: false, runIsNew: false });
    folder.close();
    expect(folder.store.runs.openAttempt(headerOf(), startMs + 2)).toMatchObject({ attemptNumber: 1, lastSeq: 2, runIsNew: false });
    expect(folder.store.runs.openAttempt(headerOf({ attemptId: second, isResume: true }), startMs)).toMatchObject({ attemptNumber: 2, lastSeq: 0, runIsNew: false });
  });

  it('of a run that ended lets it run again; a mere reconnect does not', () => {
    folder = openedFolder();
    folder.append([packetOf(1, [], {}, { events: [{ kind: 'attempt-ended', atMs: startMs + 5, step: 0, status: 'finished' }] })]);
    expect(folder.store.runs.openAttempt(headerOf(), startMs + 9)).toMatchObject({ isEnded: true, lastSeq: 1 });
    expect(folder.store.runs.find(runId)).toMatchObject({ status: 'finished', endedAtMs: startMs + 5 });
    folder.store.runs.openAttempt(headerOf({ attemptId: second, startedAtMs: startMs + 20, totalSteps: 2000 }), startMs + 21);
    expect(folder.store.runs.find(runId)).toMatchObject({ status: 'running', endedAtMs: null, totalSteps: 2000, attempts: 2 });
    expect(statuses()).toEqual([
      { status: 'running', at_ms: startMs, source: 'agent', reason: null },
      { status: 'finished', at_ms: startMs + 5, source: 'agent', reason: null },
      { status: 'running', at_ms: startMs + 20, source: 'agent', reason: 'resumed' },
    ]);
  });

  it('refuses a run of another project and changes nothing', () => {
    folder = openedFolder();
    expect(() => folder.store.runs.openAttempt(headerOf({ project: 'other', attemptId: second }), startMs)).toThrow(expect.objectContaining({ code: 'run-belongs-to-another-project' }));
    expect(folder.store.runs.find(runId)).toMatchObject({ project: 'digits', attempts: 1 });
  });
});

describe('a run', () => {
  it('shows what its packets say, before a fold and after a restart', () => {
    folder = openedFolder();
    const steps = Array.from({ length: 100 }, (_, i) => i);
    folder.append([packetOf(1, steps, { 'train/loss': steps.map((step) => (step === 99 ? NaN : step)), 'validation/accuracy': new Map([[50, 0.5]]), 'learning-rate': steps.map(() => 0.1), 'gradient-norm': steps })]);
    const expected = {
      ...{ id: runId, project: 'digits', status: 'running', lastStep: 99, attempts: 1, lostRecords: 0, verdict: null, openIncidents: { critical: 0, warning: 0, info: 0 } },
      summary: { 'train/loss': 'NaN', 'validation/accuracy': 0.5, 'learning-rate': 0.1 },
      sparkline: [...steps.slice(40, 99), 'NaN'],
    };
    expect(folder.store.runs.find(runId)).toMatchObject(expected);
    folder.close();
    expect(folder.store.runs.find(runId)).toMatchObject(expected);
    expect(folder.store.runs.list({ limit: 1 }).items).toMatchObject([expected]);
  });

  it('counts what the agent dropped, by its events and its heartbeats, once', () => {
    folder = openedFolder();
    const dropped = (count: number): RunEvent => ({ kind: 'records-dropped', atMs: startMs, step: 0, reason: 'buffer-full', count });
    folder.append([packetOf(1, [], {}, { events: [dropped(3), dropped(4)] })]);
    expect(folder.store.runs.find(runId)!.lostRecords).toBe(7);
    folder.store.runs.recordHeartbeat(runId, { ...heartbeat, droppedRecords: 9 }, startMs);
    folder.store.runs.recordHeartbeat(runId, { ...heartbeat, droppedRecords: 2 }, startMs);
    expect(folder.store.runs.find(runId)!.lostRecords).toBe(9);
    folder.close();
    expect(folder.store.runs.find(runId)!.lostRecords).toBe(9);
  });

  it('keeps the newest description of each kind', () => {
    folder = openedFolder();
    const start = (loss: number): RunEvent => ({
      ...{ kind: 'start-probed', atMs: startMs, step: 0 },
      start: { rows: 1, loss, regularisationLoss: null, outputMin: null, outputMax: null, outputRowsSumToOne: null, activationStd: {} },
    });
    folder.append([packetOf(1, [], {}, { events: [start(1)] }), packetOf(2, [], {}, { events: [start(2)] })]);
    const expected = { environment: headerOf().environment, model: null, training: null, data: null, start: { loss: 2 }, nonFiniteTrace: null };
    expect(folder.store.runs.facts(runId)).toMatchObject(expected);
    folder.close();
    expect(folder.store.runs.facts(runId)).toMatchObject(expected);
  });

  it('is seen at each heartbeat and packet, never earlier than before', () => {
    folder = openedFolder();
    const seen = () => folder.store.runs.find(runId)!.lastSeenAtMs;
    folder.store.runs.recordHeartbeat(runId, heartbeat, startMs + 5000);
    expect(seen()).toBe(startMs + 5000);
    folder.append([packetOf(1, [0], { a: [1] })]);
    expect(seen()).toBe(startMs + 5000);
    expect(folder.store.runs.listRunning()).toEqual([{ runId, attemptId, lastSeenAtMs: startMs + 5000 }]);
    folder.close();
    expect(seen()).toBe(startMs + 5000);
  });

  it('has a history of its statuses, without repeats', () => {
    folder = openedFolder();
    const { runs } = folder.store;
    runs.setStatus(runId, 'lost', { atMs: startMs + 1, source: 'liveness', reason: 'no beat for 60 s' });
    runs.setStatus(runId, 'lost', { atMs: startMs + 2, source: 'liveness' });
    expect(runs.listRunning()).toEqual([]);
    runs.openAttempt(headerOf(), startMs + 3);
    expect(runs.find(runId)!.status).toBe('running');
    expect(statuses()).toMatchObject([{ status: 'running' }, { status: 'lost', source: 'liveness', reason: 'no beat for 60 s' }, { status: 'running', reason: 'reconnected' }]);
    expect(() => runs.setStatus(numbered(99), 'lost', { atMs: 1, source: 'liveness' })).toThrow(expect.objectContaining({ code: 'run-unknown' }));
  });
});

describe('the list of runs', () => {
  function fill() {
    folder = new StoreFolder();
    for (let number = 1; number <= 25; number++) {
      const header = headerOf({ runId: numbered(number), attemptId: numbered(number), project: number % 5 === 0 ? 'other' : 'digits', name: `run 100% no_${number}`, startedAtMs: startMs + Math.floor(number / 2), tags: [`t${number % 3}`], notes: number === 7 ? 'Lucky "7" 训练' : '' });
      folder.store.runs.openAttempt(header, startMs);
    }
  }
  const names = (query: Parameters<StoreFolder['store']['runs']['list']>[0]) => folder.store.runs.list(query).items.map(({ name }) => Number(name.split('_')[1]));

  it('goes through all of them, newest first, each once', () => {
    fill();
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = folder.store.runs.list({ limit: 10, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => numbered(25 - i)));
  });

  it('is narrowed by project, tag, status and text, whose signs mean themselves', () => {
    fill();
    folder.store.runs.setStatus(numbered(4), 'failed', { atMs: 1, source: 'agent' });
    expect(names({ limit: 50, project: 'other' })).toEqual([25, 20, 15, 10, 5]);
    expect(names({ limit: 50, project: 'other', tag: 't1' })).toEqual([25, 10]);
    expect(names({ limit: 50, status: 'failed' })).toEqual([4]);
    expect(names({ limit: 50, text: '训练' })).toEqual([7]);
    expect(names({ limit: 50, text: '"7"' })).toEqual([7]);
    expect(names({ limit: 50, text: '0% NO_12' })).toEqual([12]);
    expect(names({ limit: 50, text: 'no%12' })).toEqual([]);
    expect(names({ limit: 50, text: 't2', project: 'other' })).toEqual([20, 5]);
  });

  it('clamps its limit and refuses a cursor it did not give out', () => {
    fill();
    expect(names({ limit: 0 })).toHaveLength(1);
    expect(names({ limit: 1e9 })).toHaveLength(25);
    for (const cursor of ['', 'nonsense', Buffer.from('[1]').toString('base64url')]) {
      expect(() => names({ limit: 1, cursor })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    }
  });

  it('says which projects there are', () => {
    fill();
    expect(folder.store.runs.projects()).toEqual([{ project: 'digits', runs: 20, lastSeenAtMs: startMs }, { project: 'other', runs: 5, lastSeenAtMs: startMs }]);
  });
});
