import type { ErrorCode } from './error-code.ts';
import type { Environment } from './description.ts';

/** Socket.IO namespace `/agent`. One connection serves one attempt of one run. */
export const agentNamespace = '/agent';

/** `auth` of the Socket.IO handshake. */
export interface AgentHandshake {
  readonly protocolVersion: number;
  readonly token?: string;
  /** Agent's clock when it connects, for the offset the server keeps. */
  readonly sentAtMs: number;
  readonly run: RunHeader;
}

export const tasks = ['classification', 'regression', 'language-model', 'adversarial', 'other'] as const;
export type Task = (typeof tasks)[number];

export interface RunHeader {
  /** UUIDv7, minted by the agent. */
  readonly runId: string;
  /** UUIDv7; a resume opens a new attempt of the run. */
  readonly attemptId: string;
  readonly project: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly task: Task | null;
  readonly totalSteps: number | null;
  readonly startedAtMs: number;
  /** True when this attempt continues a run that may already be known. */
  readonly isResume: boolean;
  readonly environment: Environment;
}

/** `handshake:accepted`, server → agent, once after connecting. */
export interface HandshakeAccepted {
  readonly protocolVersion: number;
  /** Largest seq such that it and every one before it are stored or counted as lost; 0 when none. The agent goes on at lastSeq + 1. */
  readonly lastSeq: number;
  readonly serverAtMs: number;
  /** Path of the run's page, relative to the server. */
  readonly path: string;
}

/** `data` of a `connect_error`, and the answer to a refused batch. */
export interface Refusal {
  readonly code: ErrorCode;
  /** What was seen and what to do next. */
  readonly message: string;
  /** True when trying again later can help (storage full); false when it never will. */
  readonly isRetryable: boolean;
}

/** Answer to `batch:pushed` (payload: one Buffer of whole packets): after commit, or a refusal. */
export type BatchAnswer =
  | { readonly ok: true; readonly lastSeq: number; readonly duplicates: number }
  | { readonly ok: false; readonly error: Refusal; /** packets up to here are stored and need not be sent again */ readonly lastSeq: number; readonly refusedSeq?: number };

/** `heartbeat:sent`, agent → server, every 5 s from the worker thread, volatile. */
export interface Heartbeat {
  readonly atMs: number;
  readonly lastStep: number | null;
  /** Milliseconds since the last finished step, `null` before the first. */
  readonly stepAgeMs: number | null;
  readonly pendingRecords: number;
  readonly droppedRecords: number;
}

/** `sampling:requested`, server → agent: sample every step for the next `steps` steps. */
export interface SamplingRequest {
  readonly steps: number;
}

export interface ServerToAgentEvents {
  'handshake:accepted': (accepted: HandshakeAccepted) => void;
  'sampling:requested': (request: SamplingRequest) => void;
}
export interface AgentToServerEvents {
  'batch:pushed': (batch: Uint8Array, answer: (answer: BatchAnswer) => void) => void;
  'heartbeat:sent': (heartbeat: Heartbeat) => void;
}
