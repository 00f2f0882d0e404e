import type { Connection } from './connection.ts';

/** A run's last sign of life is written at most so often; the newest is in memory. A restart may see one so much older. */
const writeEveryMs = 15_000;

/** When each run was last heard of, by the server's clock. */
export class Presence {
  private readonly seen = new Map<string, { newestMs: number; writtenMs: number }>();
  private readonly update;

  constructor(private readonly connection: Connection) {
    this.update = connection.sqlite.prepare('UPDATE runs SET last_seen_at_ms = max(last_seen_at_ms, ?) WHERE id = ?');
  }

  /** Notes a sign of life and writes it when the written one is old. A disk that refuses is no fault here: the next one tries again. */
  note(runId: string, atMs: number): void {
    const known = this.seen.get(runId) ?? { newestMs: atMs, writtenMs: -Infinity };
    known.newestMs = Math.max(known.newestMs, atMs);
    this.seen.set(runId, known);
    if (known.newestMs - known.writtenMs < writeEveryMs) return;
    try {
      this.connection.write(() => this.update.run(known.newestMs, runId));
      known.writtenMs = known.newestMs;
    } catch {
      // Kept in memory until then.
    }
  }

  /** The newest sign of life, given the one in the run's row. */
  newest(runId: string, writtenMs: number): number {
    return Math.max(writtenMs, this.seen.get(runId)?.newestMs ?? -Infinity);
  }

  /** Writes what is newer than the rows. */
  writeAll(): void {
    this.connection.write(() => {
      for (const [runId, { newestMs, writtenMs }] of this.seen) if (newestMs > writtenMs) this.update.run(newestMs, runId);
    });
  }
}
