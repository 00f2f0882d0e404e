import type { JudgeEffects } from '../incidents/judge.ts';
import type { Live } from '../live/create-live.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Packet } from '../protocol/packet.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { Store } from '../storage/store.ts';
import type { RunJudges } from './run-judges.ts';
import type { RunStatuses } from './run-statuses.ts';

export interface RunFollowerOptions {
  readonly store: Store;
  readonly judges: RunJudges;
  readonly statuses: RunStatuses;
  readonly live: Live;
  readonly notifications: Pick<Notifications, 'poke'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type SamplingListener = (runId: string, steps: number) => void;

/**
 * Does what follows from a stored batch, in order per run: status → judge → incidents stored → people told → viewers told. Viewers' points
 * are gathered at once, so that a read of the store never holds what a later frame brings again; they leave after the judge.
 * Nothing of it throws: what is stored and acknowledged stays so.
 */
export class RunFollower {
  private readonly samplingListeners = new Set<SamplingListener>();

  constructor(private readonly options: RunFollowerOptions) {}

  /** An agent opened an attempt; the store has set the run's status with it. */
  attemptOpened(runId: string): void {
    this.options.statuses.forget(runId);
    this.options.live.runChanged(runId);
  }

  batchStored(runId: string, packets: readonly Packet[]): void {
    if (packets.length === 0) return;
    // The store ends the run in the transaction that holds the end of its newest attempt.
    if (packets.some((packet) => packet.events.some((event) => event.kind === 'attempt-ended'))) this.ended(runId);
    this.heard(runId);
    this.options.live.partsStored(runId, packets);
    this.options.judges.stored(runId, packets);
  }

  private ended(runId: string): void {
    this.options.statuses.forget(runId);
    this.options.notifications.poke();
  }

  /** Something came from the run's agent: if the run was given up, it runs again. */
  heard(runId: string): void {
    if (this.options.statuses.of(runId) === 'lost') this.options.statuses.change(runId, 'running', 'liveness', 'heard from again');
  }

  /** Stores incidents that opened or changed, tells viewers, and asks the agent for more where the judge wants it. */
  applyEffects(runId: string, effects: JudgeEffects): void {
    const incidents = effects.incidents.flatMap((incident) => this.saveIncident(incident));
    if (incidents.length > 0) this.options.notifications.poke();
    this.options.live.incidentsChanged(runId, incidents);
    if (effects.denseSamplingSteps !== null) for (const listener of this.samplingListeners) listener(runId, effects.denseSamplingSteps);
  }

  /** Hands on every wish for dense sampling; the answer ends it. */
  onSamplingRequested(listener: SamplingListener): () => void {
    this.samplingListeners.add(listener);
    return () => this.samplingListeners.delete(listener);
  }

  private saveIncident(incident: IncidentResource): readonly IncidentResource[] {
    const { store, clock, logger } = this.options;
    try {
      // The judge does not know what people did: the store keeps their marks and answers with them.
      return [store.incidents.save(incident, clock.nowMs())];
    } catch (error) {
      logger.error({ runId: incident.runId, incidentId: incident.id, error }, 'An incident could not be stored.');
      return [];
    }
  }
}
