import type { HistogramRecord, Packet, SeriesColumn } from '../../lib/protocol/packet.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';

const rowsPerPacket = 2_000;

/** Gathers single values into packets as an agent would have made them; their order is kept. */
export class PacketBuilder {
  private readonly done: Packet[] = [];
  private steps: number[] = [];
  private times: number[] = [];
  private columns = new Map<string, { readonly rows: number[]; readonly values: number[] }>();
  private histograms: HistogramRecord[] = [];
  private events: RunEvent[] = [];

  /** A value of the open row while that has the same step and time and no value of that series yet, else of a new row. */
  value(step: number, atMs: number, name: string, value: number): void {
    let column = this.columns.get(name);
    const last = this.steps.length - 1;
    const isOpen = last >= 0 && this.steps[last] === step && this.times[last] === atMs && column?.rows.at(-1) !== last;
    if (!isOpen && this.steps.length >= rowsPerPacket) {
      this.close();
      column = undefined;
    }
    if (!isOpen) {
      this.steps.push(step);
      this.times.push(atMs);
    }
    if (column === undefined) this.columns.set(name, (column = { rows: [], values: [] }));
    column.rows.push(this.steps.length - 1);
    column.values.push(value);
  }

  histogram(histogram: HistogramRecord): void {
    this.histograms.push(histogram);
  }

  event(event: RunEvent): void {
    this.events.push(event);
  }

  /** Everything given so far. */
  packets(): readonly Packet[] {
    this.close();
    return this.done;
  }

  private close(): void {
    if (this.steps.length + this.histograms.length + this.events.length === 0) return;
    const series = [...this.columns].map(([name, { rows, values }]): SeriesColumn => ({ name, rows: Uint16Array.from(rows), values: Float64Array.from(values) }));
    const columns = { steps: Float64Array.from(this.steps), atMs: Float64Array.from(this.times), series };
    this.done.push({ seq: this.done.length + 1, columns, histograms: this.histograms, events: this.events });
    this.steps = [];
    this.times = [];
    this.columns = new Map();
    this.histograms = [];
    this.events = [];
  }
}
