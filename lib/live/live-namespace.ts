import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { Logger } from '../ports/logger.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import type { BrowserToServerEvents, LiveAnswer, RunSnapshot, RunsSnapshot, ServerToBrowserEvents } from '../protocol/live-channel.ts';
import type { Refusal } from '../protocol/agent-channel.ts';
import { refusalOf } from '../protocol/refusal.ts';
import type { Store } from '../storage/store.ts';
import { runRoomName, runsRoomName, teamRoomName, type Live } from './create-live.ts';
import { readComments } from './read-comments.ts';
import { histogramsRequest, runRequest, seriesRequest, watchedSeriesRequest } from './live-requests.ts';

export type LiveNamespace = Namespace<BrowserToServerEvents, ServerToBrowserEvents>;
type LiveSocket = Socket<BrowserToServerEvents, ServerToBrowserEvents>;

/** Frames that may wait for one slow viewer before it is sent away, to come back with a fresh snapshot. */
const mostWaitingFrames = 100;

export interface LiveNamespaceOptions {
  readonly live: Live;
  readonly store: Store;
  readonly logger: Logger;
  /** The only runs this socket may read, `null` for all. Throws TunewatchError when it may not read. */
  readonly authorise: (socket: LiveSocket) => readonly string[] | null;
}

/** Serves browsers on the namespace: who may read, what they watch, and every frame. Returns what ends it. */
export function serveLiveNamespace(namespace: LiveNamespace, { live, store, logger, authorise }: LiveNamespaceOptions): () => void {
  namespace.use((socket, next) => {
    try {
      (socket.data as ViewerData).runIds = authorise(socket);
      next();
    } catch (error) {
      next(connectError(error));
    }
  });
  namespace.on('connection', (socket) => serveViewer(socket, live, store, logger));
  return live.onFrame(({ room, event, text }) => {
    sendSlowViewersAway(namespace, room);
    namespace.to(room).emit(event, text);
  });
}

/** What a socket remembers of what it may read. */
interface ViewerData {
  runIds: readonly string[] | null;
}

function serveViewer(socket: LiveSocket, live: Live, store: Store, logger: Logger): void {
  const viewer = socket.id;
  const { runIds } = socket.data as ViewerData;
  const requireReach = (runId: string | null) => {
    if (runIds !== null && (runId === null || !runIds.includes(runId))) throw new TunewatchError('forbidden', 'The shared link does not show this.');
  };
  const answerer = <Value>(answer: unknown) => new Answerer<Value>(answer, logger);
  // Changes of the whole server are told there, with the ids of runs a shared link does not show.
  if (runIds === null) void socket.join(teamRoomName);

  socket.on('runs:watched', (answer: unknown) => {
    const answering = answerer(answer);
    answering.give((ok) => {
      requireReach(null);
      const join = (snapshot: RunsSnapshot) => {
        void socket.join(runsRoomName);
        ok(snapshot);
      };
      live.watchRuns(viewer, join, (error) => answering.refuse(error));
    });
  });
  socket.on('runs:unwatched', () => {
    live.unwatchRuns(viewer);
    void socket.leave(runsRoomName);
  });
  socket.on('run:watched', (request: unknown, answer: unknown) => {
    const answering = answerer(answer);
    answering.give((ok) => {
      const { runId } = runRequest.parse(request);
      requireReach(runId);
      const join = (snapshot: RunSnapshot | null) => {
        if (!snapshot) throw new TunewatchError('run-unknown', `There is no run "${runId}".`);
        void socket.join(runRoomName(runId));
        ok(snapshot);
      };
      live.watchRun(viewer, runId, join, (error) => answering.refuse(error));
    });
  });
  socket.on('run:unwatched', (request: unknown) => {
    const parsed = runRequest.safeParse(request);
    if (!parsed.success) return;
    live.unwatchRun(viewer, parsed.data.runId);
    void socket.leave(runRoomName(parsed.data.runId));
  });
  socket.on('series:watched', (request: unknown) => {
    const parsed = watchedSeriesRequest.safeParse(request);
    if (parsed.success) live.watchSeries(viewer, parsed.data.runId, parsed.data.names);
  });
  socket.on('series:requested', (request: unknown, answer: unknown) => {
    const answering = answerer(answer);
    answering.give((ok) => {
      const { runId, names, from, to, buckets } = seriesRequest.parse(request);
      requireReach(runId);
      live.whenSent(viewer, runId, () => answering.give(() => ok(store.series.read(runId, names, { ...rangeOf(from, to), buckets }))));
    });
  });
  socket.on('histograms:requested', (request: unknown, answer: unknown) => {
    const answering = answerer(answer);
    answering.give((ok) => {
      const { runId, name, from, to, limit } = histogramsRequest.parse(request);
      requireReach(runId);
      live.whenSent(viewer, runId, () => answering.give(() => ok(store.series.histograms(runId, name, { ...rangeOf(from, to), limit }))));
    });
  });
  socket.on('comments:requested', (request: unknown, answer: unknown) => {
    answerer(answer).give((ok) => ok(readComments(store, runRequest.parse(request).runId)));
  });
  socket.on('disconnect', () => live.leave(viewer));
}

/** Answers one request once, whatever happens on the way; a request without a callback is answered to nobody. */
class Answerer<Value> {
  private readonly answer: (answer: LiveAnswer<Value>) => void;
  constructor(
    answer: unknown,
    private readonly logger: Logger,
  ) {
    this.answer = typeof answer === 'function' ? (answer as (answer: LiveAnswer<Value>) => void) : () => undefined;
  }
  /** Runs `work` and answers what it gives to `ok`, or why it threw. */
  give(work: (ok: (value: Value) => void) => void): void {
    try {
      work((value) => this.answer({ ok: true, value }));
    } catch (error) {
      this.refuse(error);
    }
  }
  refuse(error: unknown): void {
    const refusal = readableRefusalOf(error);
    if (refusal.code === 'internal') this.logger.error({ error }, 'A request on the live socket failed.');
    this.answer({ ok: false, error: refusal });
  }
}

function readableRefusalOf(error: unknown): Refusal {
  if (!(error instanceof z.ZodError)) return refusalOf(error);
  return { code: 'invalid-argument', message: `The request cannot be read: ${z.prettifyError(error)}`, isRetryable: false };
}

/** What Socket.IO hands to `connect_error`, with the refusal as its `data`. */
function connectError(error: unknown): Error {
  const refusal = refusalOf(error);
  return Object.assign(new Error(refusal.message), { data: refusal });
}

function rangeOf(from: number | undefined, to: number | undefined) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function sendSlowViewersAway(namespace: LiveNamespace, room: string): void {
  for (const id of namespace.adapter.rooms.get(room) ?? []) {
    const socket = namespace.sockets.get(id);
    if (socket && waitingPacketsOf(socket) > mostWaitingFrames) socket.disconnect(true);
  }
}

/** Packets the connection has not sent yet. Engine.IO keeps the list under this name but out of its types; 0 should it go. */
function waitingPacketsOf(socket: LiveSocket): number {
  return (socket.conn as unknown as { readonly writeBuffer?: readonly unknown[] }).writeBuffer?.length ?? 0;
}
