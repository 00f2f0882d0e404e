import type { RunsFrame, RunsSnapshot } from '../protocol/live-channel.ts';
import type { LiveSource } from './live-source.ts';
import { RoomViewers } from './room-viewers.ts';

/** Gathers which runs changed and turns them into frames of the list, with a gapless sequence. */
export class RunsRoom {
  readonly viewers = new RoomViewers();
  private sequence = 0;
  private readonly changed = new Set<string>();

  constructor(
    private readonly source: LiveSource,
    private readonly publish: (frame: string) => void,
  ) {}

  get isChanged(): boolean {
    return this.changed.size > 0;
  }
  touch(runId: string): void {
    this.changed.add(runId);
  }
  snapshot(): RunsSnapshot {
    return { sequence: this.sequence, items: this.source.runs() };
  }

  /** Sends the changed runs to those who watch, then answers those who wait. */
  flush(): void {
    if (this.viewers.isWatched && this.isChanged) {
      const runs = [];
      const removed = [];
      for (const runId of this.changed) {
        const run = this.source.run(runId);
        if (run) runs.push(run);
        else removed.push(runId);
      }
      this.sequence += 1;
      const frame: RunsFrame = { sequence: this.sequence, runs, removed };
      this.publish(JSON.stringify(frame));
    }
    this.changed.clear();
    this.viewers.answerWaiting();
  }
}
