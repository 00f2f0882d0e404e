import type { SignalGroup, StepSink } from '../probe-sink.ts';
import { createHostMeasurer, createPackedMeasurer, isHostBackend, type Measurer } from '../probes/measurer.ts';
import { LayerTaps } from './layer-taps.ts';
import { Names } from './names.ts';
import type { EngineLike, TensorFlowLike } from './tensorflow.ts';

/** What all hooks of one run share. */
export class HookContext {
  readonly engine: EngineLike;
  readonly names = new Names();
  readonly taps: LayerTaps;
  private spentMs = 0;
  private depth = 0;
  private workBegunAt = 0;
  private host: Measurer | undefined;
  private packed: Measurer | undefined;

  constructor(
    readonly tf: TensorFlowLike,
    readonly sink: StepSink,
    private readonly reading: 'host' | 'packed' | 'by-backend',
  ) {
    this.engine = tf.engine();
    this.taps = new LayerTaps((work) => void this.work('activations', work));
  }

  /** Milliseconds spent in `work` until `now`, running work included. */
  agentMs(now: number): number {
    return this.spentMs + (this.depth > 0 ? now - this.workBegunAt : 0);
  }

  /** The measurer for the backend that is active now. */
  get measurer(): Measurer {
    if (this.readsHost) return (this.host ??= createHostMeasurer(this.tf));
    return (this.packed ??= createPackedMeasurer(this.tf, (work) => void this.work(undefined, work)));
  }

  /** True where reading a tensor does not wait for a device. */
  get readsHost(): boolean {
    return this.reading === 'by-backend' ? isHostBackend(this.tf) : this.reading === 'host';
  }

  /** Runs the agent's own work: its time is charged to the budget, its faults never reach the training. */
  work<Result>(group: SignalGroup | undefined, task: () => Result): Result | undefined {
    this.sink.beginAgentWork(group);
    if (this.depth++ === 0) this.workBegunAt = performance.now();
    try {
      return task();
    } catch (error) {
      return this.sink.guard('hook-failed', () => {
        throw error;
      });
    } finally {
      if (--this.depth === 0) this.spentMs += performance.now() - this.workBegunAt;
      this.sink.endAgentWork();
    }
  }

  close(): void {
    this.packed?.close();
    this.taps.uninstall();
  }
}
