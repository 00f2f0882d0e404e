import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { agentNamespace, type AgentHandshake, type BatchAnswer, type Heartbeat, type Refusal, type RunHeader } from '../../../lib/protocol/agent-channel.ts';
import { decodePackets } from '../../../lib/protocol/decode-packet.ts';
import type { Packet } from '../../../lib/protocol/packet.ts';
import type { RunEvent } from '../../../lib/protocol/run-event.ts';
import { protocolVersion } from '../../../lib/protocol/version.ts';

/** What the server does with a batch in place of storing and answering. */
export type Misbehaviour =
  | { readonly kind: 'store-and-answer' }
  /** Stores, and the answer gets lost. */
  | { readonly kind: 'store-silently' }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'refuse'; readonly error: Refusal; readonly refusedSeq?: number }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'answer-later'; readonly delayMs: number };

export interface StoredAttempt {
  readonly header: RunHeader;
  lastSeq: number;
  readonly packets: Packet[];
  duplicates: number;
  missing: number;
}

/** A small server of the agent's protocol that keeps everything and can be told to misbehave. */
export class ProtocolServer {
  readonly attempts = new Map<string, StoredAttempt>();
  readonly heartbeats: Heartbeat[] = [];
  readonly handshakes: AgentHandshake[] = [];
  readonly disconnects: string[] = [];
  onBatch: (packets: readonly Packet[], attempt: StoredAttempt) => Misbehaviour = () => ({ kind: 'store-and-answer' });
  onHandshake: (handshake: AgentHandshake) => Refusal | null = () => null;
  answerHandshake: (lastSeq: number) => unknown = (lastSeq) => ({ protocolVersion, lastSeq, serverAtMs: Date.now(), path: '/' });
  private http: HttpServer | null = null;
  private io: Server | null = null;
  private port = 0;
  private watchers = new Set<() => void>();

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens on its port of before, or on any the first time. */
  async start(options: { readonly pingTimeout?: number; readonly pingInterval?: number } = {}): Promise<this> {
    const http = createServer((_request, response) => response.writeHead(404).end());
    const io = new Server(http, { serveClient: false, maxHttpBufferSize: 8 * 1024 * 1024, ...options });
    this.http = http;
    this.io = io;
    const namespace = io.of(agentNamespace);
    namespace.use((socket, next) => {
      const handshake = socket.handshake.auth as AgentHandshake;
      this.handshakes.push(handshake);
      const refusal = this.onHandshake(handshake);
      this.changed();
      next(refusal ? Object.assign(new Error(refusal.message), { data: refusal }) : undefined);
    });
    namespace.on('connection', (socket) => this.serve(socket));
    await new Promise<void>((resolve) => http.listen(this.port, '127.0.0.1', resolve));
    this.port = (http.address() as AddressInfo).port;
    return this;
  }

  /** Ends as a killed process would: connections break, memory of what was stored remains. */
  async stop(): Promise<void> {
    const { io, http } = this;
    this.io = null;
    this.http = null;
    http?.closeAllConnections();
    await io?.close();
  }

  /** The attempt that was opened at this place, first by default. */
  attempt(index = 0): StoredAttempt {
    return [...this.attempts.values()][index]!;
  }

  askSampling(steps: number): void {
    this.io?.of(agentNamespace).emit('sampling:requested', { steps });
  }

  /** Resolves as soon as `isSo`; rejects after `timeoutMs` with what is there. */
  until(what: string, isSo: () => boolean, timeoutMs = 30_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.watchers.delete(look);
        const seen = [...this.attempts.values()].map(({ lastSeq, header }) => `${header.name}: ${lastSeq}`).join(', ');
        reject(new Error(`waited ${timeoutMs} ms for: ${what}; seen: ${seen || 'no attempt'}`));
      }, timeoutMs);
      const look = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
      look();
    });
  }

  private changed(): void {
    for (const look of [...this.watchers]) look();
  }

  private serve(socket: Socket): void {
    const { run } = socket.handshake.auth as AgentHandshake;
    const attempt = this.attempts.get(run.attemptId) ?? { header: run, lastSeq: 0, packets: [], duplicates: 0, missing: 0 };
    this.attempts.set(run.attemptId, attempt);
    socket.on('batch:pushed', (payload: Buffer, answer: (answer: unknown) => void) => this.take(attempt, payload, answer));
    socket.on('heartbeat:sent', (heartbeat: Heartbeat) => {
      this.heartbeats.push(heartbeat);
      this.changed();
    });
    socket.on('disconnect', (reason) => {
      this.disconnects.push(reason);
      this.changed();
    });
    socket.emit('handshake:accepted', this.answerHandshake(attempt.lastSeq));
    this.changed();
  }

  private take(attempt: StoredAttempt, payload: Buffer, answer: (answer: unknown) => void): void {
    const packets = decodePackets(new Uint8Array(payload)).map(({ packet }) => packet);
    const behaviour = this.onBatch(packets, attempt);
    if (behaviour.kind === 'ignore') return;
    if (behaviour.kind === 'answer') return answer(behaviour.answer);
    if (behaviour.kind === 'refuse') {
      const { error, refusedSeq } = behaviour;
      return answer({ ok: false, error, lastSeq: attempt.lastSeq, ...(refusedSeq === undefined ? {} : { refusedSeq }) } satisfies BatchAnswer);
    }
    if (behaviour.kind === 'answer-later') {
      setTimeout(() => answer(this.store(attempt, packets)), behaviour.delayMs);
      return;
    }
    const stored = this.store(attempt, packets);
    if (behaviour.kind === 'store-and-answer') answer(stored);
  }

  private store(attempt: StoredAttempt, packets: readonly Packet[]): BatchAnswer {
    let duplicates = 0;
    for (const packet of packets) {
      if (packet.seq <= attempt.lastSeq) {
        duplicates += 1;
        continue;
      }
      attempt.missing += packet.seq - attempt.lastSeq - 1;
      attempt.packets.push(packet);
      attempt.lastSeq = packet.seq;
    }
    attempt.duplicates += duplicates;
    this.changed();
    return { ok: true, lastSeq: attempt.lastSeq, duplicates };
  }
}

/** The points of a series in an attempt, in order of arrival. */
export function pointsOf(attempt: StoredAttempt, name: string): { step: number; value: number }[] {
  const points: { step: number; value: number }[] = [];
  for (const { columns } of attempt.packets) {
    const series = columns.series.find((one) => one.name === name);
    if (!series) continue;
    series.values.forEach((value, index) => points.push({ step: columns.steps[series.rows ? series.rows[index]! : index]!, value }));
  }
  return points;
}

/** All events of an attempt, in order of arrival. */
export function eventsOf(attempt: StoredAttempt): RunEvent[] {
  return attempt.packets.flatMap(({ events }) => events);
}
