import type { PacketMessage } from './messages.ts';
import type { SendOutcome, Transport } from './transport.ts';

export interface RetryingOptions {
  /** Waits, and is cut short when the signal fires. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** 0–1, for the jitter. */
  readonly random: () => number;
  readonly firstDelayMs?: number;
  readonly longestDelayMs?: number;
  readonly onRetry?: (outcome: SendOutcome & { kind: 'retryable' }, attempt: number) => void;
}

/** Tries a batch again, with growing jittered pauses, until it is accepted or rejected, or this is closed. */
export class RetryingTransport implements Transport {
  private readonly closing = new AbortController();

  constructor(
    private readonly inner: Transport,
    private readonly options: RetryingOptions,
  ) {}

  async send(batch: readonly PacketMessage[]): Promise<SendOutcome> {
    const { firstDelayMs = 100, longestDelayMs = 5_000 } = this.options;
    for (let attempt = 0; !this.closing.signal.aborted; attempt++) {
      const outcome = await this.inner.send(batch);
      if (outcome.kind !== 'retryable') return outcome;
      this.options.onRetry?.(outcome, attempt + 1);
      const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 16)) * (0.5 + this.options.random());
      await this.options.wait(delayMs, this.closing.signal);
    }
    return { kind: 'closed' };
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.inner.close();
  }
}

/** Resolves after `ms`, or at once when the signal fires; does not keep the process alive. */
export function waitAbortably(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
