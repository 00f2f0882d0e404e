import type { HistogramsRequest, LiveAnswer, RunFrame, RunSnapshot, RunsFrame, RunsSnapshot, SeriesRequest } from '../../lib/protocol/live-channel.ts';
import type { HistogramResource, SeriesData } from '../../lib/protocol/resource.ts';

/** What the watchers need of the socket; a test gives them another one. */
export interface LiveChannel {
  readonly isConnected: boolean;
  /** Calls back after each connect, also the first; returns how to stop. */
  onConnect(listener: () => void): () => void;
  onRunsFrame(listener: (frame: RunsFrame) => void): () => void;
  onRunFrame(listener: (frame: RunFrame) => void): () => void;
  watchRuns(): Promise<LiveAnswer<RunsSnapshot>>;
  unwatchRuns(): void;
  watchRun(runId: string): Promise<LiveAnswer<RunSnapshot>>;
  unwatchRun(runId: string): void;
  /** Says which series of the watched run come in full; see the protocol. */
  watchSeries(runId: string, names: readonly string[] | null): void;
  readSeries(request: SeriesRequest): Promise<LiveAnswer<readonly SeriesData[]>>;
  readHistograms(request: HistogramsRequest): Promise<LiveAnswer<readonly HistogramResource[]>>;
}
