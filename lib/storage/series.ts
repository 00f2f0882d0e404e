import type { FramedPacket } from '../protocol/decode-packet.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { Logger } from '../ports/logger.ts';
import type { Packet } from '../protocol/packet.ts';
import type { Connection } from './connection.ts';
import { readHistograms } from './curve/read-histograms.ts';
import { readOverwritten } from './curve/read-overwritten.ts';
import { readSeries, summariseSeries } from './curve/read-series.ts';
import { replayRun } from './curve/replay-run.ts';
import { noteTransition, runEvent } from './note-transition.ts';
import type { Presence } from './presence.ts';
import type { ChunkReader } from './state/chunk-reader.ts';
import type { RunCache } from './state/run-cache.ts';
import type { AttemptMemory, RunState } from './state/run-state.ts';
import type { SeqTracker } from './state/seq-tracker.ts';
import type { AppendBatch, AppendResult, SeriesStore } from './store.ts';

interface Accepted {
  readonly state: RunState;
  readonly attempt: AttemptMemory;
  readonly packet: Packet;
  readonly stored: { readonly key: number; readonly bytes: number; readonly receivedAtMs: number };
}

export interface SeriesStoreOptions {
  readonly connection: Connection;
  readonly cache: RunCache;
  readonly chunks: ChunkReader;
  readonly presence: Presence;
  /** False for a visitor: only the owner of a data directory may feed it. */
  readonly isOwner: boolean;
  readonly logger: Logger | undefined;
  /** Packet bytes of a run after which they are folded. */
  readonly foldAfterBytes: number;
}

/** Packets in, points out. */
export function createSeriesStore({ connection, cache, chunks, presence, foldAfterBytes, isOwner, logger }: SeriesStoreOptions): SeriesStore {
  const { sqlite, write } = connection;
  const insertPacket = sqlite.prepare<[number, number, number, Uint8Array]>(
    'INSERT INTO packets (attempt_key, seq, received_at_ms, bytes) VALUES (?, ?, ?, ?)',
  );
  const endRun = sqlite.prepare("UPDATE runs SET status = ?, ended_at_ms = ? WHERE key = ? AND status <> ?");
  const addStatus = sqlite.prepare("INSERT INTO status_changes (run_key, status, at_ms, source, reason) VALUES (?, ?, ?, 'agent', ?)");
  const eventsOf = sqlite.prepare<[number, number], { body: string }>('SELECT body FROM run_events WHERE run_key = ? AND packet = ?');

  /** Inserts what is new of a batch; must run inside a transaction. Trackers are copies until that has committed. */
  function insertBatch({ runId, attemptId, packets, receivedAtMs }: AppendBatch, trackers: Map<AttemptMemory, SeqTracker>, accepted: Accepted[]): AppendResult {
    const state = cache.get(runId);
    const attempt = state.attempts.get(attemptId);
    if (!attempt) throw new TunewatchError('run-unknown', `Run ${runId} has no attempt ${attemptId}. Connect again, so that it is opened.`);
    const tracker = trackers.get(attempt) ?? attempt.tracker.copy();
    const news = packets.filter(({ packet }) => tracker.accept(packet.seq));
    if (news.length > 0 && attempt.isEnded) {
      throw new TunewatchError('attempt-ended', `Attempt ${attemptId} has ended, so packet ${news[0]!.packet.seq} comes too late. Resume the run to go on with it.`);
    }
    trackers.set(attempt, tracker);
    for (const { packet, bytes } of news) {
      const key = Number(insertPacket.run(attempt.key, packet.seq, receivedAtMs, bytes).lastInsertRowid);
      accepted.push({ state, attempt, packet, stored: { key, bytes: bytes.length, receivedAtMs } });
      noteEnd(state, attempt, packet);
    }
    return { stored: news.map(({ packet }) => packet), duplicates: packets.length - news.length, lastSeq: tracker.lastSeq };
  }

  function noteEnd(state: RunState, attempt: AttemptMemory, packet: Packet) {
    for (const event of packet.events) {
      if (event.kind !== 'attempt-ended' || attempt !== state.newestAttempt) continue;
      if (endRun.run(event.status, event.atMs, state.key, event.status).changes === 0) continue;
      addStatus.run(state.key, event.status, event.atMs, event.reason ?? null);
      noteTransition(connection, runEvent(event.status), { runId: state.id, atMs: event.atMs });
    }
  }

  function appendMany(batches: readonly AppendBatch[]): readonly (AppendResult | TunewatchError)[] {
    if (!isOwner) throw new TunewatchError('forbidden', 'This process only visits the data directory; packets are taken by the server that owns it.');
    const trackers = new Map<AttemptMemory, SeqTracker>();
    const accepted: Accepted[] = [];
    const insertAll = () =>
      batches.map((batch) => {
        try {
          return insertBatch(batch, trackers, accepted);
        } catch (fault) {
          if (fault instanceof TunewatchError) return fault;
          throw fault;
        }
      });
    let answers: readonly (AppendResult | TunewatchError)[];
    try {
      answers = write(insertAll);
    } catch (fault) {
      // Whether a failed commit reached the disk is not known: what is there is read again.
      for (const { state } of accepted) cache.forget(state.id);
      throw fault;
    }
    takeIn(accepted, trackers);
    for (const { runId, receivedAtMs } of batches) presence.note(runId, receivedAtMs);
    cache.keepWithinMemory();
    return answers;
  }

  /** What was committed becomes part of the states in memory, and is folded where the log has grown long. */
  function takeIn(accepted: readonly Accepted[], trackers: ReadonlyMap<AttemptMemory, SeqTracker>) {
    for (const [attempt, tracker] of trackers) attempt.tracker = tracker;
    const states = new Set(accepted.map((entry) => entry.state));
    for (const { state, attempt, packet, stored } of accepted) {
      if (!states.has(state)) continue;
      try {
        state.apply(attempt, packet, stored);
      } catch (fault) {
        // It is committed, so it is acknowledged; the state is in doubt, so it is read from the disk again.
        logger?.error({ runId: state.id, seq: packet.seq, fault: String(fault) }, 'A stored packet could not be taken into memory.');
        cache.forget(state.id);
        states.delete(state);
      }
    }
    for (const state of states) {
      if (state.unfoldedBytes >= Math.max(foldAfterBytes, state.foldCostBytes) || state.newestAttempt?.isEnded) cache.fold(state);
    }
  }

  return {
    appendMany,
    append(runId: string, attemptId: string, packets: readonly FramedPacket[], receivedAtMs: number) {
      const [answer] = appendMany([{ runId, attemptId, packets, receivedAtMs }]);
      if (answer instanceof TunewatchError) throw answer;
      return answer!;
    },
    lastSeq: (runId, attemptId) => cache.find(runId)?.attempts.get(attemptId)?.tracker.lastSeq ?? 0,
    list: (runId) => [...cache.get(runId).series.values()].map(summariseSeries),
    read(runId, names, range) {
      const source = { state: cache.get(runId), chunks };
      const found = names.flatMap((name) => source.state.series.get(name) ?? []);
      return found.map((series) => readSeries(source, series, range));
    },
    overwritten(runId, names, buckets) {
      const source = { state: cache.get(runId), chunks };
      return names.flatMap((name) => source.state.series.get(name) ?? []).flatMap((series) => readOverwritten(source, series, buckets));
    },
    histogramNames: (runId) => [...cache.get(runId).histograms.keys()],
    histograms(runId, name, range) {
      const source = { state: cache.get(runId), chunks };
      const histogram = source.state.histograms.get(name);
      return histogram ? readHistograms(source, histogram, range) : [];
    },
    replay(runId, skipPackets = 0) {
      const source = { state: cache.get(runId), chunks };
      return replayRun(source, (packet) => eventsOf.get(source.state.key, packet)?.body, skipPackets);
    },
  };
}
