import type { Connection } from '../connection.ts';
import type { MetricRows } from '../history/metric-rows.ts';
import type { RunState, SeriesMemory } from './run-state.ts';
import type { Strand } from './strand.ts';

/**
 * Writes what stands only in the packet log into chunks and rows, and removes those packets from the log, all in one
 * transaction: after a crash at any moment either the log or the chunks have it, never both and never neither.
 */
export class RunFolder {
  private readonly statements;
  private openBytes = 0;

  constructor(
    private readonly connection: Connection,
    private readonly metricRows: MetricRows,
  ) {
    const { sqlite } = connection;
    const upsertChunk = (table: string, owner: string) =>
      sqlite.prepare<[number, number, Buffer]>(
        `INSERT INTO ${table} (${owner}, number, bytes) VALUES (?, ?, ?) ON CONFLICT (${owner}, number) DO UPDATE SET bytes = excluded.bytes`,
      );
    this.statements = {
      clock: upsertChunk('clock_chunks', 'run_key'),
      packets: upsertChunk('packet_chunks', 'run_key'),
      series: sqlite.prepare('INSERT INTO series (run_key, name) VALUES (?, ?)'),
      newStrand: sqlite.prepare(
        `INSERT INTO strands (series_key, attempt_key, count, first_step, min_step, max_step, is_sorted, last_step, last_value, min, max, non_finite)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      strand: sqlite.prepare(
        `UPDATE strands SET count = ?, first_step = ?, min_step = ?, max_step = ?, is_sorted = ?, last_step = ?, last_value = ?, min = ?, max = ?, non_finite = ?
         WHERE key = ?`,
      ),
      chunk: sqlite.prepare<[number, number, number, number, Buffer]>(
        `INSERT INTO chunks (strand_key, level, number, first_step, bytes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (strand_key, level, number) DO UPDATE SET bytes = excluded.bytes`,
      ),
      newHistogram: sqlite.prepare('INSERT INTO histograms (run_key, name, count) VALUES (?, ?, ?)'),
      histogram: sqlite.prepare('UPDATE histograms SET count = ? WHERE key = ?'),
      histogramChunk: sqlite.prepare(
        `INSERT INTO histogram_chunks (histogram_key, number, min_step, max_step, bytes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (histogram_key, number) DO UPDATE SET min_step = excluded.min_step, max_step = excluded.max_step, bytes = excluded.bytes`,
      ),
      events: sqlite.prepare('INSERT INTO run_events (run_key, packet, body) VALUES (?, ?, ?)'),
      fact: sqlite.prepare(
        'INSERT INTO run_facts (run_key, kind, body) VALUES (?, ?, ?) ON CONFLICT (run_key, kind) DO UPDATE SET body = excluded.body',
      ),
      attempt: sqlite.prepare('UPDATE attempts SET last_seq = ?, missing = ?, lost_for_good = ?, dropped_records = ?, is_ended = ? WHERE key = ?'),
      run: sqlite.prepare(
        'UPDATE runs SET last_step = ?, last_step_attempt = ?, summary = ?, sparkline = ?, row_count = ?, packet_count = ? WHERE key = ?',
      ),
      trim: sqlite.prepare('DELETE FROM packets WHERE attempt_key IN (SELECT key FROM attempts WHERE run_key = ?) AND key <= ?'),
    };
  }

  /** Does nothing when the log holds nothing of the run. Throws `storage-unavailable` when the disk refuses; the state is then as it was. */
  fold(state: RunState): void {
    if (state.unfoldedBytes === 0) return;
    const keys: (() => void)[] = [];
    this.openBytes = 0;
    this.connection.write(() => {
      for (const { number, bytes } of state.clock.unwritten(0)) this.statements.clock.run(state.key, number, bytes);
      for (const { number, bytes } of state.packets.unwritten(0)) this.statements.packets.run(state.key, number, bytes);
      for (const series of state.series.values()) this.foldSeries(state, series, keys);
      this.foldHistograms(state, keys);
      for (const { packet, body } of state.newEvents) this.statements.events.run(state.key, packet, body);
      for (const [kind, body] of state.changedFacts) this.statements.fact.run(state.key, kind, JSON.stringify(body));
      this.foldRow(state);
      this.metricRows.write(state);
      this.statements.trim.run(state.key, state.appliedPacketKey);
    });
    for (const assign of keys) assign();
    state.folded();
    state.foldCostBytes = 2 * this.openBytes;
  }

  private foldSeries(state: RunState, series: SeriesMemory, keys: (() => void)[]) {
    if (!series.strands.some((strand) => strand.isChanged)) return;
    const seriesKey = series.key ?? Number(this.statements.series.run(state.key, series.name).lastInsertRowid);
    keys.push(() => (series.key = seriesKey));
    for (const strand of series.strands) {
      if (!strand.isChanged) continue;
      const strandKey = this.foldStrandRow(strand, seriesKey);
      keys.push(() => (strand.key = strandKey));
      for (const { level, number, firstStep, bytes } of strand.columns.unwritten()) {
        this.statements.chunk.run(strandKey, level, number, firstStep, bytes);
        if (strand.columns.isOpen(level, number)) this.openBytes += bytes.length;
      }
    }
  }

  private foldStrandRow({ key, attempt, facts }: Strand, seriesKey: number): number {
    const numbers = [
      ...[facts.count, facts.firstStep, facts.minStep, facts.maxStep, facts.isSorted ? 1 : 0, facts.lastStep],
      ...[facts.lastValue, facts.min, facts.max].map((value) => (Number.isNaN(value) ? null : value)),
      facts.nonFinite,
    ];
    if (key === null) return Number(this.statements.newStrand.run(seriesKey, attempt.key, ...numbers).lastInsertRowid);
    this.statements.strand.run(...numbers, key);
    return key;
  }

  private foldHistograms(state: RunState, keys: (() => void)[]) {
    for (const histogram of state.histograms.values()) {
      if (!histogram.isChanged) continue;
      const { name, count } = histogram;
      const key = histogram.key ?? Number(this.statements.newHistogram.run(state.key, name, count).lastInsertRowid);
      if (histogram.key !== null) this.statements.histogram.run(count, key);
      keys.push(() => (histogram.key = key));
      for (const { number, minStep, maxStep, bytes } of histogram.unwritten()) this.statements.histogramChunk.run(key, number, minStep, maxStep, bytes);
    }
  }

  private foldRow(state: RunState) {
    for (const { key, tracker, droppedRecords, isEnded } of state.attempts.values()) {
      this.statements.attempt.run(tracker.lastSeq, JSON.stringify(tracker.ranges), tracker.lostForGood, droppedRecords, isEnded ? 1 : 0, key);
    }
    const { lastStep, attemptOfLastStep, summary, sparkline, clock, packets } = state;
    this.statements.run.run(lastStep, attemptOfLastStep, JSON.stringify(summary), JSON.stringify(sparkline), clock.total, packets.total, state.key);
  }
}
