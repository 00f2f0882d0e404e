import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { RunStatus } from '../protocol/resource.ts';
import type { RunStore } from '../storage/store.ts';

/** Who may decide about a run's status. */
export type StatusSource = 'agent' | 'liveness' | 'person';

/**
 * The status of every run that was asked for, kept in memory: it is looked at with each batch. All changes go through here.
 */
export class RunStatuses {
  private readonly known = new Map<string, RunStatus | null>();

  constructor(
    private readonly runs: RunStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** The run's status, `null` when there is no such run. */
  of(runId: string): RunStatus | null {
    let status = this.known.get(runId);
    if (status === undefined) {
      status = this.runs.find(runId)?.status ?? null;
      if (status !== null) this.known.set(runId, status);
    }
    return status;
  }

  /** Sets the status; `false` when it was that already, or could not be stored (then it is logged and stays as it was). */
  change(runId: string, status: RunStatus, source: StatusSource, reason?: string): boolean {
    if (this.of(runId) === status) return false;
    try {
      this.runs.setStatus(runId, status, { atMs: this.clock.nowMs(), source, ...(reason === undefined ? {} : { reason }) });
      this.known.set(runId, status);
      return true;
    } catch (error) {
      this.logger.error({ runId, status, error }, 'The status of a run could not be stored.');
      return false;
    }
  }

  /** Forgets what is in memory about runs that are over, so that it does not grow with the store. */
  tidy(): void {
    for (const [runId, status] of this.known) if (status !== 'running') this.known.delete(runId);
  }

  /** The run was opened by its agent: what the store says is newer than what is in memory. */
  forget(runId: string): void {
    this.known.delete(runId);
  }
}
