import type { Task } from '../../../lib/protocol/agent-channel.ts';
import type { HistogramRecord } from '../../../lib/protocol/packet.ts';
import type { RunEvent } from '../../../lib/protocol/run-event.ts';
import type { SignalGroup, StepSink } from '../probe-sink.ts';

export interface MemorySinkOptions {
  readonly every?: Partial<Record<SignalGroup, number>>;
  /** Steps at the beginning that are sampled every step. */
  readonly denseSteps?: number;
  readonly task?: Task | null;
}

/** A sink that keeps everything it is given, for tests. */
export class MemorySink implements StepSink {
  currentStep = 0;
  lastStep: number | null = null;
  totalSteps: number | null = null;
  readonly task: Task | null;
  readonly histograms: HistogramRecord[] = [];
  readonly events: RunEvent[] = [];
  readonly warnings: [code: string, message: string][] = [];
  readonly faults: unknown[] = [];
  readonly stepTimes: number[] = [];
  readonly rows: { readonly step: number; readonly values: ReadonlyMap<string, number> }[] = [];
  depth = 0;

  constructor(private readonly options: MemorySinkOptions = {}) {
    this.task = options.task ?? null;
  }

  nowMs = (): number => Date.now();
  isDue(group: SignalGroup, step: number): boolean {
    const every = this.options.every?.[group] ?? 1;
    return step < (this.options.denseSteps ?? 0) || (every > 0 && step % every === 0);
  }
  isLoggedByUser = (): boolean => false;
  scalars(step: number, values: Iterable<readonly [string, number]>): void {
    this.rows.push({ step, values: new Map(values) });
  }
  histogram(record: HistogramRecord): void {
    this.histograms.push(record);
  }
  event(event: RunEvent): void {
    this.events.push(event);
  }
  beginAgentWork(): void {
    this.depth++;
  }
  endAgentWork(): void {
    this.depth--;
  }
  stepFinished(step: number, stepMs: number): void {
    this.lastStep = step;
    this.currentStep = step + 1;
    this.stepTimes.push(stepMs);
  }
  warn(code: string, message: string): void {
    this.warnings.push([code, message]);
  }
  guard<Result>(_code: string, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.faults.push(error);
      return undefined;
    }
  }

  /** Values of one series by step, in order of arrival. */
  series(name: string): [step: number, value: number][] {
    return this.rows.flatMap(({ step, values }): [number, number][] => (values.has(name) ? [[step, values.get(name)!]] : []));
  }
  valuesOf(name: string): number[] {
    return this.series(name).map(([, value]) => value);
  }
  names(): string[] {
    return [...new Set(this.rows.flatMap(({ values }) => [...values.keys()]))];
  }
  one<Kind extends RunEvent['kind']>(kind: Kind): Extract<RunEvent, { kind: Kind }> {
    const found = this.events.filter((event): event is Extract<RunEvent, { kind: Kind }> => event.kind === kind);
    if (found.length === 0) throw new Error(`no ${kind}`);
    return found[0]!;
  }
}
