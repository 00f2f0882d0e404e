import type { ErrorReason } from './reason.ts';

/** Every way the wire can refuse something. Closed: a new code is a new protocol version's history entry. */
export const errorCodes = [
  'unauthorized',
  'forbidden',
  'protocol-version-unknown',
  'handshake-malformed',
  'batch-malformed',
  'batch-too-large',
  'packet-malformed',
  'packet-checksum-wrong',
  'packet-too-large',
  'name-too-long',
  'run-unknown',
  'run-belongs-to-another-project',
  'attempt-ended',
  'storage-unavailable',
  'rate-limited',
  'not-found',
  'invalid-argument',
  'conflict',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure with a closed code, a message that says what was seen and what to do next.
 * Test `error.code`, never `instanceof`: the server and the pages hold separate copies of this class.
 */
export class TunewatchError extends Error {
  readonly code: ErrorCode;
  /** Why, for pages that say it in their reader's language; `undefined` where the code says enough. */
  readonly reason: ErrorReason['reason'] | undefined;
  readonly values: ErrorReason['values'] | undefined;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions & Partial<ErrorReason>) {
    super(message, options);
    this.name = 'TunewatchError';
    this.code = code;
    this.reason = options?.reason;
    this.values = options?.values;
  }
}
