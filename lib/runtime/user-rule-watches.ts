import type { UserRule } from '../diagnosis/user-rules/user-rule.ts';
import type { StoredPart } from '../incidents/judge.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { IncidentResource, RunStatus } from '../protocol/resource.ts';
import type { Store } from '../storage/store.ts';
import { UserRuleRun } from './user-rule-run.ts';

/** A longer pause between two checks means that the server itself was away. */
const deafAfterMs = 20_000;

export interface UserRuleWatchesOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly statusOf: (runId: string) => RunStatus | null;
  /** Runs a task soon, after what is under way now. */
  readonly defer: (task: () => void) => void;
  readonly onIncidents: (runId: string, incidents: readonly IncidentResource[]) => void;
}

/**
 * People's rules on the runs that are under way. A change of a rule holds for them from the next batch or check on.
 * Without rules a batch costs one comparison; a fault is logged and nothing else notices.
 */
export class UserRuleWatches {
  private readonly open = new Map<string, UserRuleRun>();
  private readonly waiting = new Map<string, StoredPart[]>();
  private rules: readonly UserRule[] = [];
  private revision = -1;
  private checkedAtMs: number;
  private listeningSinceMs: number;

  constructor(private readonly options: UserRuleWatchesOptions) {
    this.checkedAtMs = options.clock.nowMs();
    this.listeningSinceMs = this.checkedAtMs;
  }

  /** Takes packets that were just stored, in order; they are looked at soon. */
  stored(runId: string, parts: readonly StoredPart[]): void {
    if (this.revision === this.options.store.userRules.revision && this.rules.length === 0) return;
    if (this.waiting.size === 0) this.options.defer(() => this.watchWaiting());
    const waiting = this.waiting.get(runId);
    if (waiting) waiting.push(...parts);
    else this.waiting.set(runId, [...parts]);
  }

  /** Looks at all that waits, now. */
  watchWaiting(): void {
    this.takeChanges();
    for (const [runId, parts] of this.waiting) {
      this.waiting.delete(runId);
      this.guard(runId, () => {
        const run = this.open.get(runId);
        return run ? run.observe(parts, this.options.clock.nowMs()) : this.build(runId);
      });
    }
  }

  /** Looks at the clock: silence of a metric, runs that began before the server, runs that are over. Called every few seconds. */
  check(): void {
    const { store, clock, statusOf } = this.options;
    const nowMs = clock.nowMs();
    const pauseMs = nowMs - this.checkedAtMs;
    if (pauseMs > deafAfterMs || pauseMs < 0) this.listeningSinceMs = nowMs;
    this.checkedAtMs = nowMs;
    this.watchWaiting();
    if (this.rules.length > 0) for (const { runId } of store.runs.listRunning()) if (!this.open.has(runId)) this.guard(runId, () => this.build(runId));
    for (const [runId, run] of this.open) {
      const status = statusOf(runId);
      if (status === 'running' || status === 'lost') this.guard(runId, () => run.observeTime(nowMs, this.listeningSinceMs));
      else this.open.delete(runId);
    }
  }

  /** Reads the rules again after a change, and judges the open runs by them. */
  private takeChanges(): void {
    const { store, logger } = this.options;
    if (this.revision === store.userRules.revision) return;
    try {
      this.rules = store.userRules.list().filter((rule) => rule.isOn);
      this.revision = store.userRules.revision;
    } catch (error) {
      logger.error({ error }, 'The rules that people wrote could not be read; it is tried again.');
      return;
    }
    const under = new Set([...this.open.keys(), ...store.runs.listRunning().map(({ runId }) => runId)]);
    this.open.clear();
    for (const runId of under) this.guard(runId, () => this.build(runId));
  }

  /** The run's watches from all that is stored of it, so nothing that waits for it is needed any more. */
  private build(runId: string): readonly IncidentResource[] {
    const { store, clock } = this.options;
    this.waiting.delete(runId);
    const project = store.runs.find(runId)?.project;
    const run = new UserRuleRun(runId, store, this.rules.filter((rule) => rule.project === project), clock.nowMs());
    this.open.set(runId, run);
    return run.settle(clock.nowMs());
  }

  private guard(runId: string, work: () => readonly IncidentResource[]): void {
    try {
      const incidents = work();
      if (incidents.length > 0) this.options.onIncidents(runId, incidents);
    } catch (error) {
      this.open.delete(runId);
      this.options.logger.error({ runId, error }, 'The rules that people wrote could not be judged on a run; it is tried again.');
    }
  }
}
