import type { AlertOptions, FinishOptions, LogOptions, Run, WatchOptions } from './api.ts';
import type { Attempt } from './attempt.ts';
import { exitWatch } from './exit-watch.ts';
import type { Guard } from './guard.ts';
import type { Hooks } from './probe-sink.ts';
import type { RunSink } from './run-sink.ts';
import type { SharedState } from './transport/shared-state.ts';
import { readUserValue } from './user-value.ts';

export interface RunOptions {
  readonly id: string;
  readonly url: string;
  readonly attempt: Attempt;
  readonly sink: RunSink;
  readonly guard: Guard;
  readonly shared: SharedState;
  /** `null` when `init` was given no `tf`. */
  readonly hooks: Hooks | null;
}

const alertCharacters = 16_384;
const defaultFinishTimeoutMs = 10_000;

/** The run as the user holds it. Every method is guarded: whatever happens inside becomes one warning. */
export class RecordedRun implements Run {
  readonly id: string;
  readonly url: string;
  private isWatching = false;
  private logs = 0;
  private finishing: Promise<void> | null = null;

  constructor(private readonly options: RunOptions) {
    this.id = options.id;
    this.url = options.url;
  }

  watch(target: object, watchOptions?: WatchOptions): void {
    this.whileOpen('watch', () => {
      const { hooks, guard } = this.options;
      if (!hooks) {
        guard.warn('tf-missing', 'run.watch needs TensorFlow.js: give it to init as `tf`. The model is not watched.');
        return;
      }
      this.isWatching = true;
      hooks.watch(target, watchOptions);
    });
  }

  batch(batch: { xs?: unknown; ys?: unknown }): void {
    this.whileOpen('batch', () => this.options.hooks?.batch(batch));
  }

  log(values: Record<string, number>, logOptions?: LogOptions): void {
    this.whileOpen('log', () => {
      const { sink, guard } = this.options;
      if (typeof values !== 'object' || values === null) {
        guard.warn('log-without-values', `run.log takes an object of numbers by name; ${values === null ? 'null' : `a ${typeof values}`} is not recorded`);
        return;
      }
      const step = this.stepOfLog(logOptions?.step);
      const atMs = sink.nowMs();
      sink.beginAgentWork();
      for (const name of Object.keys(values)) this.logOne(name, values[name], step, atMs);
      this.options.attempt.recording.check();
      sink.endAgentWork();
      if (!this.isWatching) this.countAsProgress(step, atMs);
    });
  }

  alert(alert: AlertOptions): void {
    this.whileOpen('alert', () => {
      const { sink, guard, attempt } = this.options;
      const title = alert?.title;
      if (typeof title !== 'string' || title === '') {
        guard.warn('alert-without-title', 'run.alert takes { title, text?, severity? }; an alert without a title is not sent');
        return;
      }
      const severity = alert.severity === 'critical' || alert.severity === 'info' ? alert.severity : 'warning';
      const text = typeof alert.text === 'string' ? alert.text.slice(0, alertCharacters) : '';
      attempt.recording.event({ kind: 'alert-raised', atMs: sink.nowMs(), step: sink.lastStep ?? sink.currentStep, title: title.slice(0, 200), text, severity });
      attempt.recording.flush();
    });
  }

  finish(finishOptions: FinishOptions = {}): Promise<void> {
    this.finishing ??= this.end(finishOptions);
    return this.finishing;
  }

  private async end({ status = 'finished', timeoutMs = defaultFinishTimeoutMs }: FinishOptions): Promise<void> {
    const { guard, hooks, sink, attempt } = this.options;
    try {
      guard.run('unhook', () => hooks?.unhook());
      sink.isClosed = true;
      await attempt.finish(status === 'failed' ? 'failed' : 'finished', Number.isFinite(timeoutMs) ? Math.max(0, timeoutMs) : defaultFinishTimeoutMs);
    } catch (error) {
      guard.run('finish', () => {
        throw error;
      });
    }
  }

  private logOne(name: string, value: unknown, step: number, atMs: number): void {
    const { sink, guard, attempt } = this.options;
    const read = guard.run('value-not-readable', () => readUserValue(value));
    if (!read) return;
    if (read.kind === 'refused') {
      guard.warn('value-not-a-number', `run.log takes numbers; "${name.slice(0, 60)}" is ${read.what} and is not recorded`);
      return;
    }
    if (read.kind === 'tensor') {
      guard.warn('value-is-a-tensor', `run.log was given a tensor for "${name.slice(0, 60)}": it is read on the spot, which waits for the backend. Log a number where speed matters.`);
    }
    sink.claim(name);
    attempt.recording.scalar(step, atMs, name, read.value);
  }

  private stepOfLog(step: unknown): number {
    const { sink, guard } = this.options;
    const own = this.isWatching ? (sink.lastStep ?? sink.currentStep) : sink.currentStep + (step === undefined ? this.logs++ : 0);
    if (step === undefined) return own;
    if (typeof step === 'number' && Number.isSafeInteger(step)) return step;
    guard.warn('step-not-whole', `run.log takes a whole number as step; ${String(step).slice(0, 40)} was given, ${own} is taken`);
    return own;
  }

  /** Without a watched model the user's own steps show that the training is alive. */
  private countAsProgress(step: number, atMs: number): void {
    const { sink, shared } = this.options;
    sink.lastStep = step;
    shared.finishStep(step, atMs);
    exitWatch.progress();
  }

  private whileOpen(what: string, work: () => void): void {
    const { guard, sink } = this.options;
    if (this.finishing) {
      guard.warn(`${what}-after-finish`, `run.${what} was called after run.finish(): it has no effect`);
      return;
    }
    // The sink's guard also puts its time accounting right after an exception.
    sink.guard(`${what}-failed`, work);
  }
}

/** What `init` gives back in mode `disabled`: an id and nothing else. */
export class DisabledRun implements Run {
  constructor(
    readonly id: string,
    readonly url: string,
  ) {}
  watch(): void {}
  batch(): void {}
  log(): void {}
  alert(): void {}
  async finish(): Promise<void> {}
}
