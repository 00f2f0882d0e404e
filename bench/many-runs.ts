import type Database from 'better-sqlite3';
import type { IncidentResource } from '../lib/protocol/resource.ts';
import { decodePackets } from '../lib/protocol/decode-packet.ts';
import { encodePacket } from '../lib/protocol/encode-packet.ts';
import { createStore } from '../lib/storage/create-store.ts';
import { benchHeader } from './bench-header.ts';
import { syntheticLoss } from './synthetic-run.ts';

const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const projects = ['digits', 'cats', 'speech', 'weather'];
const optimizers = ['adam', 'sgd', 'rmsprop'];
const metrics = ['train/loss', 'train/accuracy', 'validation/loss', 'validation/accuracy', 'learning-rate', 'score'];
const rows = 20;
/** A commit for each would take most of the time. */
const runsPerCommit = 500;
const minuteMs = 60_000;

/** Id of the run with that number. */
export function runIdOf(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Fills a data directory with ended runs, one started a minute, through the store: config, tags, six metrics, an incident of every fifth. */
export function seedRuns(dataDirectory: string, count: number): void {
  let database: Database.Database | undefined;
  const wrap = (sqlite: Database.Database) => (database = sqlite);
  const store = createStore({ dataDir: dataDirectory, logger: silentLogger, wrap });
  const usual = benchHeader();
  for (let number = 0; number < count; number++) {
    if (number % runsPerCommit === 0) database?.exec('BEGIN IMMEDIATE');
    const startedAtMs = usual.startedAtMs + number * minuteMs;
    const runId = runIdOf(number);
    const header = {
      ...usual, runId, attemptId: runIdOf(number + 2 ** 40), startedAtMs, name: `run ${number}`, project: projects[number % projects.length]!, totalSteps: rows,
      config: { learningRate: 10 ** -(1 + (number % 5)), batchSize: 2 ** (4 + (number % 6)), optimizer: { name: optimizers[number % optimizers.length]!, decay: (number % 10) / 10 }, seed: number },
      tags: [`seed-${number % 7}`, number % 2 === 0 ? 'even' : 'odd'],
    };
    store.runs.openAttempt(header, startedAtMs);
    const steps = Float64Array.from({ length: rows }, (_, step) => step);
    const columns = {
      steps, atMs: steps.map((step) => startedAtMs + step * 1000),
      series: metrics.map((name, index) => ({ name, rows: null, values: Float32Array.from(steps, (step) => syntheticLoss(step * 1000 + index * 7919 + number)) })),
    };
    const end = { kind: 'attempt-ended', atMs: startedAtMs + rows * 1000, step: rows - 1, status: number % 9 === 0 ? 'failed' : 'finished' } as const;
    store.series.append(runId, header.attemptId, decodePackets(encodePacket({ seq: 1, columns, histograms: [], events: [end] })), startedAtMs + rows * 1000);
    if (number % 5 === 0) store.incidents.save(incidentOf(runId, number, startedAtMs), startedAtMs);
    if ((number + 1) % runsPerCommit === 0 || number + 1 === count) database?.exec('COMMIT');
  }
  store.close();
}

function incidentOf(runId: string, number: number, openedAtMs: number): IncidentResource {
  return {
    id: runIdOf(number + 2 ** 41), runId, rule: 'loss-plateau', cause: 'learning-rate-too-low', severity: number % 3 === 0 ? 'critical' : 'warning', state: 'firing', subject: 'model',
    openedAtStep: 10, openedAtMs, lastStep: 19, count: 1, title: { en: 'The loss stands still', zh: '损失停滞' }, message: { en: 'It has not fallen for ten steps.', zh: '十步未下降。' },
    evidence: [], candidates: [], consequences: [], falsifiedBy: [], notEvaluated: [], tips: [],
  };
}
