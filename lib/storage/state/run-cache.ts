import { TunewatchError } from '../../protocol/error-code.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Connection } from '../connection.ts';
import type { RunFolder } from './fold-run.ts';
import { MemoryTally } from './memory-tally.ts';
import type { RunLoader } from './load-run.ts';
import type { RunState } from './run-state.ts';

/** Runs that are held in memory, the longest unused ones given up first. */
export class RunCache {
  private readonly states = new Map<string, RunState>();
  private readonly tally = new MemoryTally();
  private readonly version;
  private seenVersion = -1;

  constructor(
    private readonly options: {
      readonly connection: Connection;
      readonly loader: RunLoader;
      readonly folder: RunFolder;
      readonly logger: Logger | undefined;
      readonly memoryBytes: number;
      /** False for a visitor, whose states are as old as the last foreign commit. */
      readonly isOwner: boolean;
    },
  ) {
    this.version = options.connection.sqlite.prepare<[], { data_version: number }>('PRAGMA data_version');
  }

  /** The run; `null` when there is none. */
  find(runId: string): RunState | null {
    if (!this.options.isOwner) this.forgetWhenChanged();
    const state = this.states.get(runId) ?? this.load(runId);
    if (!state) return null;
    this.states.delete(runId); // last in the map is newest in use
    this.states.set(runId, state);
    return state;
  }

  /** The run. Throws `run-unknown` when there is none. */
  get(runId: string): RunState {
    const state = this.find(runId);
    if (!state) throw new TunewatchError('run-unknown', `There is no run ${runId}. Look it up in the list of runs; ids are UUIDs.`);
    return state;
  }

  /** The run where its row may lag behind the log: of an owner, who folds what leaves the memory, only what is in memory. */
  newerThanRow(runId: string): RunState | null {
    return this.options.isOwner ? (this.states.get(runId) ?? null) : this.find(runId);
  }

  /** The runs that are in memory. */
  held(): Iterable<RunState> {
    return this.states.values();
  }

  /** Drops what is in memory of a run, so that it is read from the disk again. */
  forget(runId: string): void {
    this.drop(runId);
  }

  /** Folds, and says whether it could; a disk that refuses leaves the packets in the log, where they are safe. */
  fold(state: RunState): boolean {
    try {
      this.options.folder.fold(state);
      return true;
    } catch (fault) {
      this.options.logger?.error({ runId: state.id, fault: String(fault) }, 'Points stay in the packet log: they could not be folded into chunks.');
      return false;
    }
  }

  /** Gives up the longest unused runs until the rest fits the memory budget. The newest stays whatever its size. */
  keepWithinMemory(): void {
    for (const [runId, state] of this.states) {
      if (this.tally.bytes <= this.options.memoryBytes || this.states.size === 1) return;
      if (this.options.isOwner && !this.fold(state)) return;
      this.drop(runId);
    }
  }

  foldAll(): void {
    for (const state of this.states.values()) this.fold(state);
  }

  private load(runId: string): RunState | null {
    // Not within a transaction: what is being appended to must not be given up under the hands of the one who appends.
    if (!this.options.connection.sqlite.inTransaction) this.keepWithinMemory();
    return this.options.loader.load(runId, this.tally);
  }

  private drop(runId: string) {
    this.states.get(runId)?.allocation.release();
    this.states.delete(runId);
  }

  private forgetWhenChanged() {
    const { data_version: version } = this.version.get()!;
    if (version !== this.seenVersion) for (const runId of [...this.states.keys()]) this.drop(runId);
    this.seenVersion = version;
  }
}
