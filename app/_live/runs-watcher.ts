import type { RunResource } from '../../lib/protocol/resource.ts';
import type { LiveChannel } from './live-channel.ts';
import { viewOfRuns, withFrame, withOlderRuns, withSnapshot, type RunsView } from './runs-view.ts';

const retryMs = 1_000;

/** Keeps the list of runs up to date through the live channel. */
export class RunsWatcher {
  private current: RunsView;
  private readonly listeners = new Set<() => void>();
  private stops: (() => void)[] = [];
  private retry: ReturnType<typeof setTimeout> | null = null;
  private isWatching = false;

  constructor(private readonly channel: () => LiveChannel, initial: readonly RunResource[]) {
    this.current = viewOfRuns(initial);
  }

  readonly getView = () => this.current;
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  start() {
    const channel = this.channel();
    this.stops = [
      channel.onConnect(() => void this.watch()),
      channel.onRunsFrame((frame) => {
        this.set(withFrame(this.current, frame));
        if (this.current.isStale) void this.watch();
      }),
    ];
    if (channel.isConnected) void this.watch();
  }

  stop() {
    for (const stop of this.stops) stop();
    this.stops = [];
    if (this.retry) clearTimeout(this.retry);
    this.channel().unwatchRuns();
  }

  /** Takes in runs that the page read beyond the newest ones. */
  addOlder(runs: readonly RunResource[]) {
    this.set(withOlderRuns(this.current, runs));
  }

  private async watch() {
    if (this.isWatching) return;
    this.isWatching = true;
    const answer = await this.channel().watchRuns();
    this.isWatching = false;
    if (answer.ok) this.set(withSnapshot(this.current, answer.value));
    else if (this.channel().isConnected && answer.error.isRetryable) this.retry = setTimeout(() => void this.watch(), retryMs);
  }

  private set(view: RunsView) {
    if (view === this.current) return;
    this.current = view;
    for (const listener of this.listeners) listener();
  }
}
