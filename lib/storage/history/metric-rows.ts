import type { Connection } from '../connection.ts';
import { summariseSeries } from '../curve/read-series.ts';
import type { RunState } from '../state/run-state.ts';
import { isTabled, mostTabled } from './tabled-metric.ts';

/** Keeps `run_metrics` as new as the runs in memory. What it writes follows from the packets, so writing it twice changes nothing. */
export class MetricRows {
  private readonly upsert;
  private readonly progress;
  /** Packets a state had when its rows were last written. */
  private readonly written = new WeakMap<RunState, number>();

  constructor(private readonly connection: Connection) {
    const { sqlite } = connection;
    this.upsert = sqlite.prepare(
      `INSERT INTO run_metrics (run_key, name, last, min, max) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (run_key, name) DO UPDATE SET last = excluded.last, min = excluded.min, max = excluded.max`,
    );
    this.progress = sqlite.prepare('UPDATE runs SET last_step = ?, last_step_attempt = ? WHERE key = ?');
  }

  /** Writes the metrics of a run; part of the transaction that is open. */
  write(state: RunState): void {
    let tabled = 0;
    for (const series of state.series.values()) {
      if (!isTabled(series.name) || ++tabled > mostTabled) continue;
      const { name, last, min, max } = summariseSeries(series);
      const number = Number(last);
      this.upsert.run(state.key, name, Number.isNaN(number) ? null : number, min, max);
    }
    this.written.set(state, state.packets.total);
  }

  /** Writes those of the states that took in packets since; a disk that refuses leaves the rows older than they could be. */
  refresh(states: Iterable<RunState>): void {
    const changed = [...states].filter((state) => state.unfoldedBytes > 0 && this.written.get(state) !== state.packets.total);
    if (changed.length === 0) return;
    try {
      this.connection.write(() => {
        for (const state of changed) {
          this.write(state);
          this.progress.run(state.lastStep, state.attemptOfLastStep, state.key);
        }
      });
    } catch {
      for (const state of changed) this.written.delete(state);
    }
  }
}
