import type { Task } from '../protocol/agent-channel.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { Packet } from '../protocol/packet.ts';
import type { IncidentResource, Verdict } from '../protocol/resource.ts';

/** What was stored of a run, in order of arrival. */
export type StoredPart = Pick<Packet, 'columns' | 'histograms' | 'events'>;

export interface JudgeEffects {
  /** Incidents that opened or changed, as they are now. Pending ones are not in it. */
  readonly incidents: readonly IncidentResource[];
  /** Steps for which the agent should sample densely, after a warning opened. */
  readonly denseSamplingSteps: number | null;
}

/**
 * Judges one run: signals → findings → incidents. Pure and deterministic: the same parts in the same order give the same
 * incidents with the same ids, however they were cut into batches. Memory is bounded, whatever the length of the run.
 */
export interface RunJudge {
  observe(part: StoredPart): JudgeEffects;
  /** What only a clock can know; called by the liveness watcher about every 5 s while the run is `running`. */
  observeLiveness(liveness: { readonly stepAgeMs: number | null; readonly atMs: number }): JudgeEffects;
  incidents(): readonly IncidentResource[];
  coverage(): readonly RuleCoverage[];
  /** The one sentence about the run, given its incidents as people see them. */
  verdict(seen?: readonly IncidentResource[]): Verdict;
  /** JSON from which `createRunJudge` goes on exactly here. */
  state(): string;
}

export interface RunJudgeOptions {
  readonly runId: string;
  readonly task: Task | null;
  readonly totalSteps: number | null;
  /** Per-project rule settings by rule id. */
  readonly settings?: Readonly<Record<string, { readonly isOff: boolean; readonly parameters: Readonly<Record<string, number>> }>>;
  /** From an earlier `state()`. */
  readonly state?: string;
}
