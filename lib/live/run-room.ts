import { encodePacket } from '../protocol/encode-packet.ts';
import type { RunFrame, RunSnapshot } from '../protocol/live-channel.ts';
import type { Packet } from '../protocol/packet.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { LiveSource } from './live-source.ts';
import type { Points } from './merge-parts.ts';
import { PointBuffer } from './point-buffer.ts';
import { RoomViewers } from './room-viewers.ts';
import { splitPoints } from './split-points.ts';

/** What of a run was stored: points, histograms and events in order. */
export type StoredPart = Pick<Packet, 'columns' | 'histograms' | 'events'>;

/** Of series nobody keeps, frames bring so many points at most, and these in one of so many frames. */
const summaryPoints = 4;
const summaryEveryFrames = 10;

/**
 * Gathers what changes in one run and turns it into frames with a gapless sequence.
 * A snapshot is taken only when nothing is gathered, so snapshot and later frames together are exactly what is stored.
 */
export class RunRoom {
  readonly viewers = new RoomViewers();
  private sequence = 0;
  private readonly points = new PointBuffer();
  /** Points of series that no viewer keeps. */
  private readonly summaries = new PointBuffer(summaryPoints);
  private framesSinceSummaries = 0;
  private readonly incidents = new Map<string, IncidentResource>();
  private isRunChanged = false;
  private areFactsChanged = false;
  private sentCoverage = '';
  private sentVerdict = '';

  constructor(
    private readonly runId: string,
    private readonly source: LiveSource,
    private readonly publish: (frame: string) => void,
  ) {}

  get isChanged(): boolean {
    return this.isRunChanged || this.areFactsChanged || this.incidents.size > 0 || !this.points.isEmpty || this.isHoldingBack;
  }

  /** True while points wait for the frame that brings summaries. */
  get isHoldingBack(): boolean {
    return !this.summaries.isEmpty;
  }

  addParts(parts: readonly StoredPart[]): void {
    for (const part of parts) {
      const [kept, others] = splitPoints(part, (name) => this.viewers.isKept(name));
      this.points.add(kept);
      this.summaries.add(others);
      if (part.events.some((event) => event.kind.endsWith('-described') || event.kind === 'start-probed')) this.areFactsChanged = true;
    }
    this.isRunChanged = true;
  }
  addIncidents(incidents: readonly IncidentResource[]): void {
    for (const incident of incidents) this.incidents.set(incident.id, incident);
    this.isRunChanged = true;
  }
  touch(): void {
    this.isRunChanged = true;
  }

  /** What the run is now, with the sequence that later frames follow; `null` when there is no such run. */
  snapshot(): RunSnapshot | null {
    const snapshot = this.source.snapshot(this.runId);
    if (!snapshot) return null;
    if (!this.viewers.isWatched) {
      this.sentCoverage = JSON.stringify(snapshot.coverage);
      this.sentVerdict = JSON.stringify(snapshot.verdict);
    }
    return { sequence: this.sequence, ...snapshot };
  }

  /** Sends what was gathered to those who watch, then answers those who wait. */
  flush(): void {
    // Who waits is answered from the store, so nothing that stands there may come later.
    const areSummariesDue = ++this.framesSinceSummaries >= summaryEveryFrames || this.viewers.areWaiting || !this.viewers.isWatched;
    const summaries = areSummariesDue ? this.summaries.take() : [];
    if (areSummariesDue) this.framesSinceSummaries = 0;
    const isWorthSending = this.viewers.isWatched && (this.isRunChanged || this.areFactsChanged || this.incidents.size > 0 || !this.points.isEmpty || summaries.length > 0);
    const gathered = { points: [...this.points.take(), ...summaries], incidents: [...this.incidents.values()], areFactsChanged: this.areFactsChanged };
    // Forgotten before anything is read: reading may itself bring changes, and these are for the next frame.
    this.incidents.clear();
    this.isRunChanged = false;
    this.areFactsChanged = false;
    try {
      if (isWorthSending) this.sendFrames(gathered);
    } catch (error) {
      this.sequence += 1; // what was gathered is missing: viewers see the gap and ask anew
      throw error;
    } finally {
      this.viewers.answerWaiting();
    }
  }

  private sendFrames({ points, incidents, areFactsChanged }: { readonly points: readonly Points[]; readonly incidents: readonly IncidentResource[]; readonly areFactsChanged: boolean }): void {
    const [first, ...more] = points;
    const facts = areFactsChanged ? this.source.facts(this.runId) : null;
    this.send({ packet: this.packet(first), incidents, facts, run: this.source.run(this.runId), ...this.changedJudgement() });
    for (const rest of more) this.send({ packet: this.packet(rest), incidents: [], facts: null, run: null, coverage: null, verdict: null });
  }

  private changedJudgement(): Pick<RunFrame, 'coverage' | 'verdict'> {
    const { coverage, verdict } = this.source.judgement(this.runId);
    const coverageText = JSON.stringify(coverage);
    const verdictText = JSON.stringify(verdict);
    const changed = { coverage: coverageText === this.sentCoverage ? null : coverage, verdict: verdictText === this.sentVerdict ? null : verdict };
    this.sentCoverage = coverageText;
    this.sentVerdict = verdictText;
    return changed;
  }

  private packet(points: Points | undefined): string | null {
    if (!points) return null;
    return Buffer.from(encodePacket({ seq: this.sequence + 1, ...points, events: [] })).toString('base64');
  }

  private send(content: Omit<RunFrame, 'runId' | 'sequence'>): void {
    this.sequence += 1;
    const frame: RunFrame = { runId: this.runId, sequence: this.sequence, ...content };
    this.publish(JSON.stringify(frame));
  }
}
