import type { Task } from '../../lib/protocol/agent-channel.ts';
import type { HistogramRecord } from '../../lib/protocol/packet.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';
import { exitWatch } from './exit-watch.ts';
import type { Guard } from './guard.ts';
import type { SignalGroup, StepSink } from './probe-sink.ts';
import type { Recording } from './recording.ts';
import type { Schedule } from './schedule.ts';
import type { SharedState } from './transport/shared-state.ts';

export interface RunSinkOptions {
  readonly recording: Recording;
  readonly schedule: Schedule;
  readonly guard: Guard;
  readonly shared: SharedState;
  readonly nowMs: () => number;
  /** Monotonic milliseconds, for durations. */
  readonly monotonicMs: () => number;
  readonly task: Task | null;
  readonly totalSteps: number | null;
  readonly firstStep: number;
}

/** Steps between two points of `agent-cost-ratio`. */
const costEvery = 10;

/** What the hooks of a framework write into: schedule, clock, step counter and recording in one. */
export class RunSink implements StepSink {
  readonly task: Task | null;
  currentStep: number;
  lastStep: number | null = null;
  isClosed = false;
  private readonly userNames = new Set<string>();
  private readonly work: (SignalGroup | null)[] = [];
  private workSinceMs = 0;

  constructor(private readonly options: RunSinkOptions) {
    this.task = options.task;
    this.currentStep = options.firstStep;
    options.schedule.totalSteps = options.totalSteps;
  }

  get totalSteps(): number | null {
    return this.options.schedule.totalSteps;
  }
  set totalSteps(steps: number | null) {
    this.options.schedule.totalSteps = steps;
  }

  nowMs(): number {
    return this.options.nowMs();
  }

  isDue(group: SignalGroup, step: number): boolean {
    return !this.isClosed && this.options.schedule.isDue(group, step);
  }

  isLoggedByUser(name: string): boolean {
    return this.userNames.has(name);
  }
  /** From now on the automatic series of this name is silent. */
  claim(name: string): void {
    this.userNames.add(name);
  }

  scalars(step: number, values: Iterable<readonly [name: string, value: number]>): void {
    this.record('scalars-not-recorded', () => {
      const atMs = this.nowMs();
      for (const [name, value] of values) if (!this.userNames.has(name)) this.options.recording.scalar(step, atMs, name, value);
    });
  }

  histogram(record: HistogramRecord): void {
    this.record('histogram-not-recorded', () => this.options.recording.histogram(record));
  }

  event(event: RunEvent): void {
    this.record('event-not-recorded', () => this.options.recording.event(event));
  }

  beginAgentWork(group?: SignalGroup): void {
    const running = this.work.at(-1);
    const begun = group ?? running ?? null;
    if (running !== begun) this.charge(running);
    this.work.push(begun);
  }

  endAgentWork(): void {
    const ended = this.work.pop();
    if (this.work.at(-1) !== ended) this.charge(ended);
  }

  stepFinished(step: number, stepMs: number): void {
    this.currentStep = step + 1;
    this.lastStep = step;
    if (this.isClosed) return;
    const { schedule, shared, recording } = this.options;
    this.beginAgentWork();
    this.options.guard.run('step-not-recorded', () => {
      const atMs = this.nowMs();
      shared.finishStep(step, atMs);
      if (step % costEvery === 0) this.scalars(step, [['agent-cost-ratio', schedule.costRatio]]);
      recording.check();
      exitWatch.progress();
    });
    this.endAgentWork();
    if (this.work.length > 0) this.charge(this.work.at(-1)); // the hook this is called from has not ended
    schedule.stepFinished(step, stepMs);
  }

  warn(code: string, message: string): void {
    if (!this.isClosed) this.options.guard.warn(code, message);
  }

  guard<Result>(code: string, work: () => Result): Result | undefined {
    const depth = this.work.length;
    const result = this.options.guard.run(code, work);
    // Work that threw did not end its accounting.
    while (this.work.length > depth) this.endAgentWork();
    return result;
  }

  private record(code: string, work: () => void): void {
    if (this.isClosed) return;
    this.beginAgentWork();
    this.options.guard.run(code, work);
    this.endAgentWork();
  }

  /** Books the time since the last booking; the clock is read only where the work changes hands, not at every nesting. */
  private charge(group: SignalGroup | null | undefined): void {
    const nowMs = this.options.monotonicMs();
    if (group !== undefined) this.options.schedule.charge(group, nowMs - this.workSinceMs);
    this.workSinceMs = nowMs;
  }
}
