import type { RunFrame, RunSnapshot } from '../../lib/protocol/live-channel.ts';
import type { Packet } from '../../lib/protocol/packet.ts';
import type { IncidentResource, RunResource } from '../../lib/protocol/resource.ts';

export function run(changes: Partial<RunResource> = {}): RunResource {
  return {
    id: 'run-1', project: 'digits', name: 'first', status: 'running', config: {}, tags: [], notes: '', task: null, startedAtMs: 1_000, endedAtMs: null,
    lastStep: null, totalSteps: null, lastSeenAtMs: 1_000, environment: null, summary: {}, openIncidents: { critical: 0, warning: 0, info: 0 },
    verdict: null, sparkline: [], attempts: 1, lostRecords: 0, isPinned: false, isBaseline: false, archivedAtMs: null, deletedAtMs: null, ...changes,
  };
}

export function runSnapshot(changes: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    sequence: 0, run: run(), series: [], facts: { model: null, training: null, data: null, start: null }, incidents: [], coverage: [],
    verdict: { tone: 'waiting', text: { en: 'Waiting.', zh: '等待中。' } }, ...changes,
  };
}

export function runFrame(changes: Partial<RunFrame> = {}): RunFrame {
  return { runId: 'run-1', sequence: 1, packet: null, run: null, incidents: [], facts: null, coverage: null, verdict: null, ...changes };
}

export function incident(changes: Partial<IncidentResource> = {}): IncidentResource {
  return {
    id: 'a', runId: 'run-1', rule: 'loss-diverging', cause: 'learning-rate-too-high', severity: 'critical', state: 'firing', subject: 'model',
    openedAtStep: 31, openedAtMs: 2_000, lastStep: 40, count: 3, title: { en: 'Loss diverging', zh: '损失发散' }, message: { en: 'It rose.', zh: '它上升了。' },
    evidence: [], candidates: [], consequences: [], falsifiedBy: [], notEvaluated: [], tips: [], ...changes,
  };
}

/** A packet with these dense series. */
export function scalarPacket(steps: readonly number[], series: Readonly<Record<string, readonly number[]>>): Packet {
  return {
    seq: 1, histograms: [], events: [],
    columns: {
      steps: Float64Array.from(steps), atMs: Float64Array.from(steps, (step) => 1_000 + step),
      series: Object.entries(series).map(([name, values]) => ({ name, rows: null, values: Float32Array.from(values) })),
    },
  };
}
