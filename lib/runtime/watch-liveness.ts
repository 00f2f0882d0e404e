import type { Live } from '../live/create-live.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Heartbeat } from '../protocol/agent-channel.ts';
import type { RunStore } from '../storage/store.ts';
import type { RunFollower } from './follow-run.ts';
import type { RunJudges } from './run-judges.ts';
import type { RunStatuses } from './run-statuses.ts';

/** How often `check` is to be called. */
export const livenessCheckMs = 5_000;
/** A run is lost when nothing was heard from it for this long while the server listened. */
export const lostAfterMs = 60_000;
/** A longer pause between two checks means that the server itself was away: asleep, stopped or blocked. */
const deafAfterMs = 4 * livenessCheckMs;
/** A beat older than this says nothing about the step any more. */
const beatFreshMs = 3 * livenessCheckMs;

export interface LivenessWatcherOptions {
  readonly runs: RunStore;
  readonly statuses: RunStatuses;
  readonly judges: RunJudges;
  readonly follower: RunFollower;
  readonly live: Live;
  readonly notifications: Pick<Notifications, 'poke'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Tells running runs from lost ones by their beats, and tells judges how long the last step is ago. */
export class LivenessWatcher {
  private readonly beats = new Map<string, { readonly receivedAtMs: number; readonly stepAgeMs: number | null }>();
  private listeningSinceMs: number;
  private checkedAtMs: number;

  constructor(private readonly options: LivenessWatcherOptions) {
    this.listeningSinceMs = options.clock.nowMs();
    this.checkedAtMs = this.listeningSinceMs;
  }

  /** Takes a beat of a run's agent; a lost run runs again. */
  beat(runId: string, heartbeat: Heartbeat): void {
    const { runs, follower, live, clock, logger } = this.options;
    const receivedAtMs = clock.nowMs();
    this.beats.set(runId, { receivedAtMs, stepAgeMs: heartbeat.stepAgeMs });
    try {
      runs.recordHeartbeat(runId, heartbeat, receivedAtMs);
    } catch (error) {
      logger.error({ runId, error }, 'A heartbeat could not be stored.');
    }
    follower.heard(runId);
    live.runChanged(runId);
  }

  /** Gives up runs that are silent for too long, and passes the age of the last step to the judges of the others. */
  check(): void {
    const nowMs = this.options.clock.nowMs();
    const pauseMs = nowMs - this.checkedAtMs;
    if (pauseMs > deafAfterMs || pauseMs < 0) this.listeningSinceMs = nowMs;
    this.checkedAtMs = nowMs;
    const running = this.options.runs.listRunning();
    for (const { runId, lastSeenAtMs } of running) {
      const beat = this.beats.get(runId);
      // A time in the future was taken before the clock was set back: it is worth nothing.
      const heardAtMs = Math.max(lastSeenAtMs <= nowMs ? lastSeenAtMs : 0, this.listeningSinceMs);
      if (nowMs - heardAtMs >= lostAfterMs) this.giveUp(runId);
      else this.observe(runId, beat, nowMs);
    }
    this.forgetAllBut(new Set(running.map((run) => run.runId)));
  }

  private giveUp(runId: string): void {
    const { statuses, live, notifications, logger } = this.options;
    if (!statuses.change(runId, 'lost', 'liveness', `nothing heard for ${lostAfterMs / 1_000} s`)) return;
    this.beats.delete(runId);
    logger.warn({ runId }, 'A run is lost: nothing was heard from its agent.');
    notifications.poke();
    live.runChanged(runId);
  }

  private observe(runId: string, beat: { readonly receivedAtMs: number; readonly stepAgeMs: number | null } | undefined, nowMs: number): void {
    const isFresh = beat !== undefined && nowMs - beat.receivedAtMs <= beatFreshMs;
    try {
      this.options.judges.observeLiveness(runId, { stepAgeMs: isFresh ? beat.stepAgeMs : null, atMs: nowMs });
    } catch (error) {
      this.options.logger.error({ runId, error }, 'A run could not be told how long its last step is ago.');
    }
  }

  private forgetAllBut(running: ReadonlySet<string>): void {
    for (const runId of this.beats.keys()) if (!running.has(runId)) this.beats.delete(runId);
  }
}
