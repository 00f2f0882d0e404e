import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { BatchAnswer, HandshakeAccepted, Refusal, RunHeader } from '../../lib/protocol/agent-channel.ts';
import type { LiveAnswer, RunFrame, RunSnapshot } from '../../lib/protocol/live-channel.ts';
import { protocolVersion } from '../../lib/protocol/version.ts';

const sockets = new Set<Socket>();

/** Ends every connection a test left open. */
export function closeSockets(): void {
  for (const socket of sockets) socket.disconnect();
  sockets.clear();
}

function open(url: string, auth: object, headers: Record<string, string> = {}): Socket {
  const socket = io(url, { auth: auth as Record<string, unknown>, transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });
  sockets.add(socket);
  return socket;
}

/** Why a connection was refused. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal | undefined, message: string) {
    super(message);
  }
}

async function connected(socket: Socket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { readonly data?: Refusal }) => reject(new Refused(error.data, error.message)));
  });
}

export interface TestAgent {
  readonly socket: Socket;
  readonly accepted: HandshakeAccepted;
  push(batch: unknown): Promise<BatchAnswer>;
}

/** The plainest agent there can be: connects, waits for `handshake:accepted`, pushes. `auth` overrides what it presents. */
export async function connectAgent(url: string, header: RunHeader, auth: object = {}): Promise<TestAgent> {
  const socket = open(`${url}/agent`, { protocolVersion, sentAtMs: Date.now(), run: header, ...auth });
  const accepted = once(socket as unknown as NodeJS.EventEmitter, 'handshake:accepted') as Promise<[HandshakeAccepted]>;
  await connected(socket);
  return {
    socket,
    accepted: (await accepted)[0],
    push: (batch) => socket.timeout(10_000).emitWithAck('batch:pushed', batch) as Promise<BatchAnswer>,
  };
}

export interface TestViewer {
  readonly socket: Socket;
  readonly frames: RunFrame[];
  ask<Value>(event: string, ...request: unknown[]): Promise<LiveAnswer<Value>>;
  watchRun(runId: string): Promise<RunSnapshot>;
  /** Resolves once the frames so far satisfy the condition. */
  until(condition: (frames: readonly RunFrame[]) => boolean): Promise<void>;
}

/** A browser's end of the live channel, without a page. */
export async function connectViewer(url: string, { auth = {}, headers = {} }: { readonly auth?: object; readonly headers?: Record<string, string> } = {}): Promise<TestViewer> {
  const socket = open(`${url}/live`, auth, headers);
  await connected(socket);
  const frames: RunFrame[] = [];
  const listeners = new Set<() => void>();
  socket.on('run:published', (text: string) => {
    frames.push(JSON.parse(text) as RunFrame);
    for (const listener of listeners) listener();
  });
  const ask = <Value>(event: string, ...request: unknown[]) => socket.timeout(10_000).emitWithAck(event, ...request) as Promise<LiveAnswer<Value>>;
  return {
    socket,
    frames,
    ask,
    async watchRun(runId) {
      const answer = await ask<RunSnapshot>('run:watched', { runId });
      if (!answer.ok) throw new Refused(answer.error, answer.error.message);
      return answer.value;
    },
    until: (condition) =>
      new Promise((resolve) => {
        const listener = () => {
          if (!condition(frames)) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
        listener();
      }),
  };
}
