import { decodePackets } from '../../lib/protocol/decode-packet.ts';
import type { RunFrame } from '../../lib/protocol/live-channel.ts';
import type { Packet } from '../../lib/protocol/packet.ts';
import type { SeriesData } from '../../lib/protocol/resource.ts';
import type { LiveChannel } from './live-channel.ts';
import { SeriesInterest } from './series-interest.ts';
import { histogramBudget, reduceRunView, type RunAction, type RunView } from './run-view.ts';

/** Names asked for at once: keeps each answer small enough to leave room for frames in between. */
const namesPerRead = 48;
/** While the tab is hidden, frames wait this long, and at most so many; beyond that a snapshot is cheaper. */
const hiddenFlushMs = 2_000;
const hiddenFrames = 600;
const lingerMs = 30_000;
/** Who keeps more is sent all. */
const mostWatchedSeries = 4_000;
const retryMs = 1_000;

/**
 * Keeps one run's view up to date through the live channel: watches, applies frames, asks for a new snapshot after a gap
 * or a reconnect, and reads the series that somebody looks at.
 */
export class RunWatcher {
  private current: RunView;
  private readonly listeners = new Set<() => void>();
  private readonly interest = new SeriesInterest();
  private readonly wantedHistograms = new Map<string, { count: number; limit: number }>();
  private stops: (() => void)[] = [];
  private timers = new Set<ReturnType<typeof setTimeout>>();
  private isWatching = false;
  private isHidden = false;
  private isReadPlanned = false;
  private waiting: RunFrame[] = [];
  /** What the server was last told of the series that are kept, as one text; `null` since the last snapshot. */
  private toldSeries: string | null = null;
  /** Set when the server refused the run (deleted, or no right to see it). */
  refusal: string | null = null;

  constructor(private readonly channel: () => LiveChannel, private readonly runId: string, initial: RunView) {
    this.current = initial;
  }

  readonly getView = () => this.current;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  start() {
    const channel = this.channel();
    this.stops = [channel.onConnect(() => void this.watch()), channel.onRunFrame((frame) => this.receive(frame))];
    if (channel.isConnected) void this.watch();
  }

  stop() {
    for (const stop of this.stops) stop();
    this.stops = [];
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.isReadPlanned = false;
    this.channel().unwatchRun(this.runId);
  }

  /** Slows down while nobody can see the page, and catches up when somebody can. */
  setHidden(isHidden: boolean) {
    this.isHidden = isHidden;
    if (!isHidden) this.flushWaiting();
  }

  /** Keeps rows of these series from now on, at most `budget` each; returns how to let go of them. */
  wantSeries(names: readonly string[], budget: number): () => void {
    this.interest.add(names, budget, (name) => this.current.points.get(name)?.budget ?? 0);
    this.readSoon();
    return () => {
      this.interest.remove(names);
      this.after(lingerMs, () => {
        const unwanted = names.filter((name) => !this.interest.has(name) && this.current.points.has(name));
        if (unwanted.length === 0) return;
        this.apply({ kind: 'series-released', names: unwanted });
        this.tellSeries();
      });
    };
  }

  /** Keeps histograms of this name from now on, at first at most `limit` (1: the newest); returns how to let go of them. */
  wantHistograms(name: string, limit = histogramBudget): () => void {
    const before = this.wantedHistograms.get(name);
    this.wantedHistograms.set(name, { count: (before?.count ?? 0) + 1, limit: Math.max(limit, before?.limit ?? 0) });
    const isMissing = !this.current.histograms.has(name) || (before?.limit ?? 0) < limit;
    if (isMissing && this.channel().isConnected) void this.readHistograms(name);
    return () => {
      const now = this.wantedHistograms.get(name);
      if (now && now.count > 1) now.count--;
      else this.wantedHistograms.delete(name);
      this.after(lingerMs, () => {
        if (!this.wantedHistograms.has(name) && this.current.histograms.has(name)) this.apply({ kind: 'histograms-released', name });
      });
    };
  }

  /** Stored points of a range, finer than what is kept; `null` when the server could not answer. */
  async readRange(names: readonly string[], from: number, to: number, buckets: number): Promise<readonly SeriesData[] | null> {
    const answer = await this.channel().readSeries({ runId: this.runId, names, from, to, buckets });
    return answer.ok ? answer.value : null;
  }

  private async watch() {
    if (this.isWatching) return;
    this.isWatching = true;
    this.toldSeries = null;
    const answer = await this.channel().watchRun(this.runId);
    this.isWatching = false;
    if (!answer.ok) {
      if (answer.error.isRetryable && this.channel().isConnected) this.after(retryMs, () => void this.watch());
      else if (!answer.error.isRetryable) this.refusal = answer.error.message;
      this.tell();
      return;
    }
    this.refusal = null;
    this.waiting = [];
    this.apply({ kind: 'snapshot-received', snapshot: answer.value });
    this.interest.askAgain();
    await Promise.all([this.readPending(), ...[...this.wantedHistograms.keys()].map((name) => this.readHistograms(name))]);
  }

  private receive(frame: RunFrame) {
    if (frame.runId !== this.runId) return;
    if (!this.isHidden) return this.applyFrame(frame);
    this.waiting.push(frame);
    if (this.waiting.length === 1) this.after(hiddenFlushMs, () => this.flushWaiting());
    if (this.waiting.length > hiddenFrames) this.waiting = this.waiting.slice(-1);
  }

  private flushWaiting() {
    const frames = this.waiting;
    this.waiting = [];
    for (const frame of frames) this.applyFrame(frame);
  }

  private applyFrame(frame: RunFrame) {
    let packets: readonly Packet[];
    try {
      packets = frame.packet === null ? [] : decodePackets(bytesOfBase64(frame.packet)).map((framed) => framed.packet);
    } catch {
      // A frame that cannot be read is as good as a missing one.
      return void this.watch();
    }
    this.apply({ kind: 'frame-received', frame, packets });
    if (this.current.isStale) void this.watch();
  }

  /** Gathers what many components ask for in one turn. */
  private readSoon() {
    if (this.isReadPlanned || this.interest.pending.size === 0) return;
    this.isReadPlanned = true;
    this.after(0, () => void this.readPending());
  }

  private async readPending() {
    this.isReadPlanned = false;
    // Not connected: the snapshot that follows the connect asks for everything again.
    if (!this.channel().isConnected) return;
    this.tellSeries();
    for (const [budget, names] of this.interest.take()) {
      for (let at = 0; at < names.length; at += namesPerRead) {
        const some = names.slice(at, at + namesPerRead);
        const answer = await this.channel().readSeries({ runId: this.runId, names: some, buckets: budget });
        if (answer.ok) this.apply({ kind: 'series-read', series: answer.value, budgets: new Map(some.map((name) => [name, budget * 2])) });
        else if (answer.error.isRetryable && this.channel().isConnected) {
          this.interest.askAgain(some);
          this.after(retryMs, () => this.readSoon());
        }
      }
    }
  }

  /** Before they are read: from the answer on, their points come in frames. */
  private tellSeries() {
    if (this.isWatching || !this.channel().isConnected) return;
    const kept = [...new Set([...this.current.points.keys(), ...this.interest.names()])].sort();
    const names = kept.length > mostWatchedSeries ? null : kept;
    const text = JSON.stringify(names);
    if (text === this.toldSeries) return;
    this.toldSeries = text;
    this.channel().watchSeries(this.runId, names);
  }

  private async readHistograms(name: string) {
    const limit = this.wantedHistograms.get(name)?.limit ?? histogramBudget;
    const answer = await this.channel().readHistograms({ runId: this.runId, name, limit });
    if (answer.ok) this.apply({ kind: 'histograms-read', name, histograms: answer.value });
    else if (answer.error.isRetryable && this.channel().isConnected) this.after(retryMs, () => { if (this.wantedHistograms.has(name)) void this.readHistograms(name); });
  }

  private apply(action: RunAction) {
    const next = reduceRunView(this.current, action);
    if (next === this.current) return;
    this.current = next;
    this.tell();
  }

  private tell() {
    for (const listener of this.listeners) listener();
  }

  private after(delayMs: number, run: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, delayMs);
    this.timers.add(timer);
  }
}

function bytesOfBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
