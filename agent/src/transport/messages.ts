import type { RunHeader } from '../../../lib/protocol/agent-channel.ts';

/** What the worker is started with. */
export interface WorkerSetup {
  readonly header: RunHeader;
  readonly url: string;
  readonly token: string | null;
  readonly isOnline: boolean;
  readonly spoolDir: string;
  readonly memory: SharedArrayBuffer;
  /** True when it replaces a worker of the same attempt that died. */
  readonly isRestart: boolean;
}

/** A packet on its way from the training thread to the worker. */
export interface PacketMessage {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly records: number;
  readonly hasEvents: boolean;
}

export type ToWorker =
  /** Packets, see packet-bundle.ts. */
  | ArrayBuffer
  /** No more packets come: send what is there within the time, then close. What is left stays in the spool. */
  | { readonly kind: 'drain'; readonly timeoutMs: number }
  /** Answered by `settled` when every packet posted before is written down, so that what there is to say about them is said. */
  | { readonly kind: 'settle' };

export type FromWorker =
  | { readonly kind: 'warned'; readonly code: string; readonly message: string }
  | { readonly kind: 'dropped'; readonly reason: string; readonly count: number }
  | { readonly kind: 'sampling-requested'; readonly steps: number }
  | { readonly kind: 'system-measured'; readonly atMs: number; readonly values: readonly (readonly [string, number])[] }
  | { readonly kind: 'gpus-found'; readonly gpus: readonly { readonly name: string; readonly memoryBytes: number | null }[] }
  /** The spool folder is there: from now on what is posted survives this process. */
  | { readonly kind: 'started' }
  | { readonly kind: 'settled' }
  | { readonly kind: 'closed' };
