import { decodePackets } from '../protocol/decode-packet.ts';
import type { RunFrame } from '../protocol/live-channel.ts';
import type { Packet } from '../protocol/packet.ts';
import type { IncidentResource, RunResource } from '../protocol/resource.ts';
import type { LiveSource } from './live-source.ts';
import type { StoredPart } from './run-room.ts';

/** A stored part with one row per step, one value per series and row. */
export function partOf(steps: readonly number[], series: Readonly<Record<string, readonly number[]>>): StoredPart {
  return {
    columns: {
      steps: Float64Array.from(steps),
      atMs: Float64Array.from(steps, (step) => 1_000 * step),
      series: Object.entries(series).map(([name, values]) => ({ name, rows: null, values: Float64Array.from(values) })),
    },
    histograms: [],
    events: [],
  };
}

export function runOf(runId: string, fields: Partial<RunResource> = {}): RunResource {
  return {
    id: runId, project: 'test', name: runId, status: 'running', config: {}, tags: [], notes: '', task: null, startedAtMs: 0, endedAtMs: null,
    lastStep: null, totalSteps: null, lastSeenAtMs: 0, environment: null, summary: {}, openIncidents: { critical: 0, warning: 0, info: 0 },
    verdict: null, sparkline: [], attempts: 1, lostRecords: 0, isPinned: false, isBaseline: false, archivedAtMs: null, deletedAtMs: null, ...fields,
  };
}

export function incidentOf(id: string, runId: string, fields: Partial<IncidentResource> = {}): IncidentResource {
  return {
    id, runId, rule: 'loss-diverging', cause: 'learning-rate-too-high', severity: 'critical', state: 'firing', subject: 'model', openedAtStep: 1,
    openedAtMs: 1, lastStep: 1, count: 1, title: { en: 'Loss diverging', zh: '损失发散' }, message: { en: 'It rose.', zh: '上升。' }, evidence: [],
    candidates: [], consequences: [], falsifiedBy: [], notEvaluated: [], tips: [], ...fields,
  };
}

/** Points of a part or packet by series, as `step:value` texts. */
export function pointsOf(part: Pick<Packet, 'columns'>): Map<string, string[]> {
  return new Map(
    part.columns.series.map((column) => [
      column.name,
      Array.from(column.values, (value, i) => `${part.columns.steps[column.rows ? column.rows[i]! : i]}:${value}`),
    ]),
  );
}

/** A source and a reader over one run whose every point and incident is kept in memory. */
export class MemoryRun implements LiveSource {
  readonly points = new Map<string, string[]>();
  readonly incidents = new Map<string, IncidentResource>();
  lastStep: number | null = null;
  /** True: every read throws. */
  isBroken = false;

  constructor(readonly runId: string) {}

  store(part: StoredPart): void {
    for (const [name, points] of pointsOf(part)) this.points.set(name, [...(this.points.get(name) ?? []), ...points]);
    this.lastStep = part.columns.steps.at(-1) ?? this.lastStep;
  }
  runs() {
    return [this.resource()];
  }
  run(runId: string) {
    return runId === this.runId ? this.resource() : null;
  }
  facts() {
    return { model: null, training: null, data: null, start: null };
  }
  judgement() {
    const worst = [...this.incidents.values()].at(-1);
    const text = { en: worst ? worst.title.en : `step ${this.lastStep}`, zh: '' };
    return { coverage: [], verdict: { tone: worst ? ('critical' as const) : ('healthy' as const), text } };
  }
  snapshot(runId: string) {
    if (runId !== this.runId) return null;
    return { run: this.resource(), series: [], facts: this.facts(), incidents: [...this.incidents.values()], ...this.judgement() };
  }
  private resource() {
    if (this.isBroken) throw new Error('the disk cannot be read');
    return runOf(this.runId, { lastStep: this.lastStep });
  }
}

/** What a viewer's page holds: a snapshot and the frames after it, applied in the plainest way. */
export class PlainViewer {
  readonly frames: RunFrame[] = [];
  readonly points: Map<string, string[]>;
  readonly incidents: Map<string, IncidentResource>;
  run: RunResource;
  verdict: string;

  constructor(
    readonly sequence: number,
    memory: MemoryRun,
  ) {
    this.points = new Map([...memory.points].map(([name, points]) => [name, [...points]]));
    this.incidents = new Map(memory.incidents);
    this.run = memory.snapshot(memory.runId)!.run;
    this.verdict = memory.judgement().verdict.text.en;
  }

  apply(text: string): void {
    const frame = JSON.parse(text) as RunFrame;
    if (frame.sequence !== this.sequence + this.frames.length + 1) throw new Error(`frame ${frame.sequence} does not follow`);
    this.frames.push(frame);
    if (frame.packet) {
      for (const { packet } of decodePackets(Buffer.from(frame.packet, 'base64'))) {
        for (const [name, points] of pointsOf(packet)) this.points.set(name, [...(this.points.get(name) ?? []), ...points]);
      }
    }
    for (const incident of frame.incidents) this.incidents.set(incident.id, incident);
    if (frame.run) this.run = frame.run;
    if (frame.verdict) this.verdict = frame.verdict.text.en;
  }
}
