import { io, type Socket } from 'socket.io-client';
import { liveNamespace, type BrowserToServerEvents, type HistogramsRequest, type LiveAnswer, type RunFrame, type RunSnapshot, type RunsFrame, type RunsSnapshot, type SeriesRequest, type ServerToBrowserEvents } from '../../lib/protocol/live-channel.ts';
import type { HistogramResource, SeriesData } from '../../lib/protocol/resource.ts';
import type { CommentResource, TeamChange } from '../../lib/protocol/team.ts';
import type { Refusal } from '../../lib/protocol/agent-channel.ts';
import type { LiveChannel } from './live-channel.ts';

/** How the browser's line to the server is. `refused`: the server answered and will not let us in. */
export interface ConnectionState {
  readonly status: 'connecting' | 'live' | 'lost' | 'refused';
  /** When the state began, by the browser's clock. */
  readonly sinceMs: number;
  readonly refusal: Refusal | null;
}

/** An answer that has not come within this time counts as failed and is asked again by the watcher. */
const answerTimeoutMs = 15_000;
/** A clock that jumps by more than this between two ticks means that the machine slept. */
const sleptMs = 20_000;
const tickMs = 2_000;

/** The browser's one socket: connects on first use, goes on trying for ever, and tells in what state it is. */
export class LiveConnection implements LiveChannel {
  private readonly socket: Socket<ServerToBrowserEvents, BrowserToServerEvents>;
  private readonly stateListeners = new Set<() => void>();
  private state: ConnectionState = { status: 'connecting', sinceMs: Date.now(), refusal: null };
  /** When anything last came from the server, by the browser's clock. */
  lastHeardAtMs: number | null = null;

  constructor() {
    this.socket = io(liveNamespace, { transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
    this.socket.on('connect', () => this.change('live', null));
    this.socket.on('disconnect', (reason) => {
      this.change('lost', null);
      // After this reason the client does not reconnect by itself.
      if (reason === 'io server disconnect') this.socket.connect();
    });
    this.socket.on('connect_error', (error: Error & { data?: unknown }) => {
      const refusal = asRefusal(error.data);
      this.change(refusal && !refusal.isRetryable ? 'refused' : 'lost', refusal);
    });
    this.socket.onAny(() => this.heard());
    this.socket.io.on('ping', () => this.heard());
    this.watchForSleep();
  }

  readonly subscribe = (listener: () => void) => {
    this.stateListeners.add(listener);
    return () => void this.stateListeners.delete(listener);
  };
  readonly getState = () => this.state;

  get isConnected() { return this.socket.connected; }

  onConnect(listener: () => void) {
    this.socket.on('connect', listener);
    return () => void this.socket.off('connect', listener);
  }
  onRunsFrame(listener: (frame: RunsFrame) => void) {
    const parse = (text: string) => listener(JSON.parse(text) as RunsFrame);
    this.socket.on('runs:published', parse);
    return () => void this.socket.off('runs:published', parse);
  }
  onRunFrame(listener: (frame: RunFrame) => void) {
    const parse = (text: string) => listener(JSON.parse(text) as RunFrame);
    this.socket.on('run:published', parse);
    return () => void this.socket.off('run:published', parse);
  }
  /** What people wrote or did, anywhere. */
  onTeamChange(listener: (change: TeamChange) => void) {
    const parse = (text: string) => listener(JSON.parse(text) as TeamChange);
    this.socket.on('team:published', parse);
    return () => void this.socket.off('team:published', parse);
  }
  readComments(runId: string) { return this.answer<readonly CommentResource[]>(this.asking().emitWithAck('comments:requested', { runId })); }
  watchRuns() { return this.answer<RunsSnapshot>(this.asking().emitWithAck('runs:watched')); }
  unwatchRuns() { if (this.isConnected) this.socket.emit('runs:unwatched'); }
  watchRun(runId: string) { return this.answer<RunSnapshot>(this.asking().emitWithAck('run:watched', { runId })); }
  unwatchRun(runId: string) { if (this.isConnected) this.socket.emit('run:unwatched', { runId }); }
  watchSeries(runId: string, names: readonly string[] | null) { if (this.isConnected) this.socket.emit('series:watched', { runId, names }); }
  readSeries(request: SeriesRequest) { return this.answer<readonly SeriesData[]>(this.asking().emitWithAck('series:requested', request)); }
  readHistograms(request: HistogramsRequest) { return this.answer<readonly HistogramResource[]>(this.asking().emitWithAck('histograms:requested', request)); }

  /** Tries at once instead of waiting for the next attempt. */
  retry() {
    if (!this.socket.connected) this.socket.connect();
  }

  private asking() { return this.socket.timeout(answerTimeoutMs); }

  /** The answer that comes, or a failure that may be tried again when none does. */
  private async answer<Value>(asked: Promise<unknown>): Promise<LiveAnswer<Value>> {
    try {
      const answer = (await asked) as LiveAnswer<Value>;
      this.heard();
      return answer;
    } catch {
      return { ok: false, error: { code: 'internal', message: 'No answer came from the server.', isRetryable: true } };
    }
  }

  private heard() { this.lastHeardAtMs = Date.now(); }

  private change(status: ConnectionState['status'], refusal: Refusal | null) {
    if (status === 'live') this.heard();
    if (this.state.status === status && this.state.refusal?.message === refusal?.message) return;
    this.state = { status, sinceMs: Date.now(), refusal };
    for (const listener of this.stateListeners) listener();
  }

  private watchForSleep() {
    let lastTickAtMs = Date.now();
    setInterval(() => {
      const nowMs = Date.now();
      // A socket that slept often believes itself alive for a minute: open a new one, its snapshot catches up.
      if (nowMs - lastTickAtMs > sleptMs && document.visibilityState === 'visible') this.socket.disconnect().connect();
      lastTickAtMs = nowMs;
    }, tickMs);
    window.addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.retry(); });
  }
}

function asRefusal(data: unknown): Refusal | null {
  return typeof data === 'object' && data !== null && 'code' in data && 'message' in data ? (data as Refusal) : null;
}

let connection: LiveConnection | null = null;

/** The browser's connection, opened by the first call. Never called while rendering on the server. */
export function liveConnection(): LiveConnection {
  connection ??= new LiveConnection();
  return connection;
}
