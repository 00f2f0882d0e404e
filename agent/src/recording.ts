import type { HistogramRecord } from '../../lib/protocol/packet.ts';
import { limits } from '../../lib/protocol/limits.ts';
import type { RunEvent } from '../../lib/protocol/run-event.ts';
import { PacketBuffer } from './buffer.ts';
import { flushAfterMs, isFlushDue } from './flush-policy.ts';
import type { Guard } from './guard.ts';
import { Losses } from './losses.ts';
import { Recorder, type RecordedPacket } from './recorder.ts';
import { SeriesNames } from './series-name.ts';
import type { SharedState } from './transport/shared-state.ts';

/** Where packets go on from the training thread. */
export interface Outlet {
  post(packets: readonly RecordedPacket[]): void;
  /** Takes in what the other side said meanwhile. */
  receive(): void;
}

export interface RecordingOptions {
  readonly shared: SharedState;
  readonly outlet: Outlet;
  readonly guard: Guard;
  readonly nowMs: () => number;
  readonly currentStep: () => number;
}

/** Losses are reported at most this often, in milliseconds: a report is a record too. */
const reportLossesEveryMs = 2_000;

/** Records of one attempt on their way from the training thread to the worker. No method throws. */
export class Recording {
  readonly losses = new Losses();
  readonly buffer = new PacketBuffer(this.losses);
  private readonly recorder = new Recorder((packet) => this.buffer.push(packet));
  private readonly names = new SeriesNames();
  private timer: NodeJS.Timeout | null = null;
  private lossesReportedAtMs = Number.NEGATIVE_INFINITY;
  private isClosed = false;

  constructor(private readonly options: RecordingOptions) {}

  scalar(step: number, atMs: number, name: string, value: number): void {
    if (this.isClosed || !this.isNameValid(name)) return;
    this.recorder.scalar(step, atMs, name, value);
    this.arm();
  }

  histogram(record: HistogramRecord): void {
    if (this.isClosed || !this.isNameValid(record.name)) return;
    const bins = record.kind === 'category' ? record.counts.length : record.positive.length;
    if (bins > limits.histogramBins) {
      this.options.guard.warn('histogram-too-wide', `histogram "${record.name}" has ${bins} bins; at most ${limits.histogramBins} are accepted. It is not recorded.`);
      return;
    }
    this.recorder.histogram(record);
    this.arm();
  }

  event(event: RunEvent): void {
    if (this.isClosed) return;
    if (!this.recorder.event(event)) {
      this.losses.add('event-too-large', 1);
      this.options.guard.warn('event-too-large', `a "${event.kind}" is too large to be recorded (the wire takes ${limits.packetBytes} bytes)`);
      return;
    }
    this.arm();
  }

  /** Looks whether it is time to hand over; cheap enough for every step. */
  check(): void {
    this.options.outlet.receive();
    if (isFlushDue(this.recorder, this.options.nowMs())) this.flush();
    else if (this.buffer.pending > 0) this.handOver();
  }

  /** Hands over everything recorded so far, as far as the worker keeps up. */
  flush(): void {
    this.disarm();
    this.reportLosses(reportLossesEveryMs);
    this.recorder.close();
    this.handOver();
  }

  /** Hands over everything at once, the losses too. What is recorded afterwards is ignored: the end is the last record of an attempt. */
  close(): void {
    this.isClosed = true;
    this.disarm();
    this.reportLosses(0);
    this.recorder.close();
    this.handOver(true);
  }

  /** The worker was replaced: hands it what the last one had not written down. */
  handOverAgain(): void {
    this.buffer.acknowledge(this.options.shared.spooledSeq);
    this.buffer.takeBack();
    this.handOver();
  }

  /** Packets nobody but this thread has. */
  unwritten(): readonly RecordedPacket[] {
    this.buffer.acknowledge(this.options.shared.spooledSeq);
    return this.buffer.all();
  }

  get lastSeq(): number {
    return this.recorder.lastSeq;
  }

  private handOver(isEnd = false): void {
    const { shared, outlet } = this.options;
    this.buffer.acknowledge(shared.spooledSeq);
    const packets = this.buffer.take(isEnd);
    if (packets.length > 0) outlet.post(packets);
    shared.pendingRecords = this.buffer.pending + this.recorder.openRecords;
    shared.droppedRecords = this.losses.total;
  }

  private reportLosses(everyMs: number): void {
    const nowMs = this.options.nowMs();
    if (nowMs - this.lossesReportedAtMs < everyMs) return;
    for (const { reason, count } of this.losses.takeUnreported()) {
      this.lossesReportedAtMs = nowMs;
      this.recorder.event({ kind: 'records-dropped', atMs: nowMs, step: this.options.currentStep(), reason, count });
    }
  }

  private isNameValid(name: string): boolean {
    if (this.names.isValid(name)) return true;
    this.options.guard.warn('name-too-long', `a name must have 1 to ${limits.nameBytes} bytes of UTF-8; "${name.slice(0, 40)}${name.length > 40 ? '…' : ''}" is not recorded`);
    return false;
  }

  /** For trainings that do give the event loop a turn, and for the last record before a pause. */
  private arm(): void {
    if (this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.options.guard.run('flush-failed', () => this.flush());
    }, flushAfterMs);
    this.timer.unref();
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
