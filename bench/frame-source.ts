import { createServer, request as ask } from 'node:http';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import type { LiveAnswer, RunFrame, RunSnapshot } from '../lib/protocol/live-channel.ts';
import { liveNamespace } from '../lib/protocol/live-channel.ts';

/** A server's pages with live frames of the bench's own making, which come faster than the server's ten a second. */
export interface FrameSource {
  readonly url: string;
  /** Sends the frame that follows in the sequence of the run that is watched. */
  send(content: Pick<RunFrame, 'packet'>): void;
  close(): Promise<void>;
}

/** Stands before the server: passes on pages and requests of one viewer, and gives that viewer frames in the server's place. */
export async function openFrameSource(serverUrl: string): Promise<FrameSource> {
  const target = new URL(serverUrl);
  const http = createServer((incoming, outgoing) => {
    const passed = ask({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: { ...incoming.headers, host: target.host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  const sockets = new Server(http);
  const real = io(`${serverUrl}${liveNamespace}`, { transports: ['websocket'] });
  let watched: { readonly runId: string; sequence: number } | null = null;
  sockets.of(liveNamespace).on('connection', (viewer) => {
    viewer.onAny((event: string, ...given: unknown[]) => {
      const answer = given.pop();
      if (typeof answer !== 'function') return;
      real.emit(event, ...given, (value: LiveAnswer<RunSnapshot>) => {
        if (event === 'run:watched' && value.ok) watched = { runId: value.value.run.id, sequence: value.value.sequence };
        (answer as (value: unknown) => void)(value);
      });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The frame source has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    send(content) {
      if (!watched) throw new Error('Nobody watches a run yet.');
      watched.sequence += 1;
      const frame: RunFrame = { runId: watched.runId, sequence: watched.sequence, run: null, incidents: [], facts: null, coverage: null, verdict: null, ...content };
      sockets.of(liveNamespace).emit('run:published', JSON.stringify(frame));
    },
    async close() {
      real.disconnect();
      await sockets.close();
    },
  };
}
