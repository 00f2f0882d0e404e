import { io, type Socket } from 'socket.io-client';
import {
  agentNamespace,
  type AgentHandshake,
  type AgentToServerEvents,
  type HandshakeAccepted,
  type Heartbeat,
  type Refusal,
  type RunHeader,
  type ServerToAgentEvents,
} from '../../../lib/protocol/agent-channel.ts';
import { protocolVersion } from '../../../lib/protocol/version.ts';
import { parseBatchAnswer, parseHandshakeAccepted, parseRefusal } from './parse-answer.ts';
import type { PacketMessage } from './messages.ts';
import type { SendOutcome, Transport } from './transport.ts';

export interface SocketIoOptions {
  readonly url: string;
  readonly token: string | null;
  readonly header: RunHeader;
  /** After each accepted handshake, before anything is sent. */
  readonly onAccepted?: (accepted: HandshakeAccepted) => void;
  readonly onConnectFailed?: (message: string, refusal: Refusal | null) => void;
  readonly onDisconnected?: () => void;
  readonly onSamplingRequested?: (steps: number) => void;
  /** Longest wait for an acknowledgement, and for the handshake, in milliseconds. */
  readonly answerTimeoutMs?: number;
  /** Pause before asking again after a refusal that says trying again does not help, in milliseconds. */
  readonly refusedPauseMs?: number;
}

/**
 * One Socket.IO connection for one attempt of one run: websocket first, then polling; reconnects by itself with jitter.
 * `send` waits for the connection and then for the acknowledgement.
 */
export class SocketIoTransport implements Transport {
  private readonly socket: Socket<ServerToAgentEvents, AgentToServerEvents>;
  private readonly answerTimeoutMs: number;
  private isReady = false;
  private isClosed = false;
  private waiting: (() => void)[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: SocketIoOptions) {
    this.answerTimeoutMs = options.answerTimeoutMs ?? 20_000;
    this.socket = io(new URL(agentNamespace, options.url).href, {
      auth: (done) => done(this.handshake() as unknown as Record<string, unknown>),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: 2_000,
      randomizationFactor: 0.5,
      timeout: 10_000,
      forceNew: true,
      autoConnect: false,
    });
    this.socket.on('connect', () => this.expectHandshake());
    this.socket.on('handshake:accepted', (accepted: unknown) => this.accept(accepted));
    this.socket.on('sampling:requested', (request: unknown) => {
      const steps = (request as { steps?: unknown } | null)?.steps;
      if (typeof steps === 'number' && Number.isSafeInteger(steps) && steps > 0) options.onSamplingRequested?.(steps);
    });
    this.socket.on('connect_error', (error) => this.failed(error.message, parseRefusal((error as { data?: unknown }).data)));
    this.socket.on('disconnect', () => {
      this.isReady = false;
      options.onDisconnected?.();
      // The server ended it: the client does not come back by itself then.
      if (!this.socket.active) this.connectAfter(1_000);
    });
    this.socket.connect();
  }

  get isConnected(): boolean {
    return this.isReady;
  }

  async send(batch: readonly PacketMessage[]): Promise<SendOutcome> {
    if (!this.isReady && !this.isClosed) await this.ready();
    if (this.isClosed) return { kind: 'closed' };
    if (!this.isReady) return { kind: 'retryable', reason: 'not-connected', message: `no connection to ${this.options.url}` };
    const payload = Buffer.concat(batch.map(({ bytes }) => bytes));
    let answer: unknown;
    try {
      answer = await this.socket.timeout(this.answerTimeoutMs).emitWithAck('batch:pushed', payload);
    } catch (error) {
      return this.isClosed ? { kind: 'closed' } : { kind: 'retryable', reason: 'no-answer', message: String(error) };
    }
    return judge(batch, answer);
  }

  /** Volatile: one that cannot leave at once is not kept. */
  beat(heartbeat: Heartbeat): void {
    if (this.isReady) this.socket.volatile.emit('heartbeat:sent', heartbeat);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.isReady = false;
    if (this.timer) clearTimeout(this.timer);
    this.release();
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private handshake(): AgentHandshake {
    const { token, header } = this.options;
    return { protocolVersion, ...(token === null ? {} : { token }), sentAtMs: Date.now(), run: header };
  }

  private expectHandshake(): void {
    this.setTimer(this.answerTimeoutMs, () => {
      this.socket.disconnect();
      this.failed('the server did not answer the handshake', null);
    });
  }

  private accept(answer: unknown): void {
    const accepted = parseHandshakeAccepted(answer);
    if (!accepted) {
      this.socket.disconnect();
      this.failed('the server answered the handshake with something else', null);
      return;
    }
    if (this.timer) clearTimeout(this.timer);
    this.options.onAccepted?.(accepted);
    this.isReady = true;
    this.release();
  }

  private failed(message: string, refusal: Refusal | null): void {
    this.isReady = false;
    this.options.onConnectFailed?.(message, refusal);
    if (!this.socket.active) this.connectAfter(refusal && !refusal.isRetryable ? (this.options.refusedPauseMs ?? 60_000) : 2_000);
  }

  private connectAfter(ms: number): void {
    // Jitter, so that a restarted server is not met by all agents at once.
    this.setTimer(ms * (0.5 + Math.random()), () => this.socket.connect());
  }

  private setTimer(ms: number, work: () => void): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = this.isClosed ? null : setTimeout(work, ms);
  }

  private ready(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.answerTimeoutMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private release(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }
}

function judge(batch: readonly PacketMessage[], raw: unknown): SendOutcome {
  const answer = parseBatchAnswer(raw);
  if (!answer) return { kind: 'retryable', reason: 'answer-malformed', message: 'the server answered a batch with something else' };
  if (answer.ok) {
    if (answer.lastSeq >= batch[0]!.seq) return { kind: 'accepted', lastSeq: answer.lastSeq };
    return { kind: 'retryable', reason: 'no-progress', message: `the server says it stands at ${answer.lastSeq} after packet ${batch[batch.length - 1]!.seq}` };
  }
  if (answer.error.isRetryable) return { kind: 'retryable', reason: answer.error.code, message: answer.error.message };
  return { kind: 'rejected', error: answer.error, lastSeq: answer.lastSeq, refusedSeq: answer.refusedSeq ?? null };
}
