import type { Task } from '../../lib/protocol/agent-channel.ts';
import type { HistogramRecord } from '../../lib/protocol/packet.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';

/** Signals that are sampled on a schedule of their own; scalars of every step are always kept. */
export const signalGroups = ['norms', 'activations', 'input', 'histograms'] as const;
export type SignalGroup = (typeof signalGroups)[number];

/** What the core gives to the hooks of a framework. No method throws, none waits. */
export interface StepSink {
  /** Milliseconds since the epoch, UTC: the one clock of the run (histograms and events are stamped with it). */
  nowMs(): number;
  /** Step of the update that is being worked on: updates counted so far, plus where a resumed run goes on. Starts at 0. */
  readonly currentStep: number;
  /** Step of the last finished update, `null` before the first; evaluations carry it. */
  readonly lastStep: number | null;
  /** Total number of steps as the user or an earlier hook said, `null` when unknown. Hooks may set it: the budget plans with it. */
  totalSteps: number | null;
  /** The user's `task` option. */
  readonly task: Task | null;

  /** True when the group is to be measured at this step. The same answer for the same group and step, however often it is asked. */
  isDue(group: SignalGroup, step: number): boolean;
  /** True when the user logs this series himself; the automatic one is then silent. `scalars` leaves such names out anyway: ask only to save work. */
  isLoggedByUser(name: string): boolean;

  /** Automatic series of a step, e.g. `['gradient-norm', 0.7]`. Stamped with the clock when called. NaN and ±Infinity are kept. */
  scalars(step: number, values: Iterable<readonly [name: string, value: number]>): void;
  histogram(record: HistogramRecord): void;
  event(event: RunEvent): void;

  /**
   * Hooks call these around their own work, so that the budget can charge it; they may nest (the outermost pair counts
   * the time, the innermost group gets it). Work without a group is charged to every step.
   */
  beginAgentWork(group?: SignalGroup): void;
  endAgentWork(): void;

  /**
   * Tells that the update `step` is done. `stepMs`: wall time of the whole step, the agent's own work included (the core
   * subtracts it). Checks flushing and liveness; afterwards `currentStep` is `step + 1`. Only for the first watched optimizer.
   */
  stepFinished(step: number, stepMs: number): void;

  /** One warning per code: on stderr and as an `agent-warned` event. Later ones of the same code are counted only. */
  warn(code: string, message: string): void;
  /** Runs `work`; an exception becomes one warning of this code and the answer `undefined`. For everything called from inside a training. */
  guard<Result>(code: string, work: () => Result): Result | undefined;
}

/** Given with a watched target. */
export interface WatchOptions {
  /** For custom loops: the optimizer whose updates count. */
  readonly optimizer?: unknown;
}

/** What `run.batch` takes: tensors, or lists or records of tensors. */
export interface BatchInput {
  readonly xs?: unknown;
  readonly ys?: unknown;
}

/** What the hooks of a framework give to the core. `createTfjsHooks(tf, sink): Hooks` in hooks/tfjs.ts. None of them throws. */
export interface Hooks {
  /** Hooks a model (after compile), or a list of variables; a second call for the same target changes nothing. */
  watch(target: unknown, options?: WatchOptions): void;
  /** A batch of a custom loop: input statistics and label histogram. */
  batch(batch: BatchInput): void;
  /** Puts everything back as it was and frees what was kept. Idempotent. */
  unhook(): void;
}
