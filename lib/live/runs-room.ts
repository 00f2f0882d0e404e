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
    const changed = [...this.changed];
    this.changed.clear();
    try {
      if (this.viewers.isWatched && changed.length > 0) this.sendFrame(changed);
    } finally {
      this.viewers.answerWaiting();
    }
  }

  private sendFrame(changed: readonly string[]): void {
    this.sequence += 1; // also when reading fails: viewers then see the gap and ask anew
    const found = changed.map((runId) => ({ runId, run: this.source.run(runId) }));
    const frame: RunsFrame = {
      sequence: this.sequence,
      runs: found.flatMap(({ run }) => run ?? []),
      removed: found.filter(({ run }) => run === null).map(({ runId }) => runId),
    };
    this.publish(JSON.stringify(frame));
  }
}
