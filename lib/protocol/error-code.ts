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
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TunewatchError';
    this.code = code;
  }
}
