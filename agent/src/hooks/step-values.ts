import type { HistogramRecord } from '../../../lib/protocol/packet.ts';
import type { SignalGroup } from '../probe-sink.ts';
import { exponentHistogram } from '../probes/exponent-histogram.ts';
import { readValues } from '../probes/host-values.ts';
import type { TensorLike } from './tensorflow.ts';
import type { Track } from './track.ts';

export type Due = Readonly<Record<SignalGroup, boolean>>;
/** What a measurement says about itself; step and time are added. */
export type HistogramContent = HistogramRecord extends infer Each
  ? Each extends HistogramRecord
    ? Omit<Each, 'step' | 'atMs'>
    : never
  : never;

/** The values of one step of one track on their way to the sink: handed on together, each name once, the last value said. */
export class StepValues {
  readonly step: number;
  readonly due: Due;
  private readonly values = new Map<string, number>();
  private readonly afterwards: (() => void)[] = [];

  constructor(private readonly track: Track) {
    const { sink } = track.context;
    const step = sink.currentStep;
    this.step = step;
    this.due = {
      norms: sink.isDue('norms', step),
      activations: sink.isDue('activations', step),
      input: sink.isDue('input', step),
      histograms: sink.isDue('histograms', step),
    };
  }

  emit(name: string, value: number): void {
    this.values.set(this.track.series(name), value);
  }

  histogram(content: HistogramContent): void {
    const { sink } = this.track.context;
    sink.histogram({ ...content, name: this.track.series(content.name), step: this.step, atMs: sink.nowMs() });
  }

  /** Histogram of a tensor's values by sign and exponent. */
  exponents(name: string, tensor: TensorLike): void {
    this.histogram({ kind: 'exponent', name, ...exponentHistogram(readValues(this.track.context.engine, tensor)) });
  }

  /** Runs `task` when everything measured so far has been received, before the values are handed on. */
  whenMeasured(task: () => void): void {
    this.afterwards.push(task);
  }

  /** Gives the values to the sink as soon as they are there; `mayWait`: a device may be read some steps later. */
  handOn(mayWait: boolean): void {
    const { sink, measurer } = this.track.context;
    measurer.settle(() => {
      for (const task of this.afterwards) task();
      if (this.values.size > 0) sink.scalars(this.step, this.values);
    }, mayWait);
  }
}
