import type { Refusal } from './agent-channel.ts';
import { errorCodes, type ErrorCode } from './error-code.ts';

const retryable: readonly ErrorCode[] = ['storage-unavailable', 'rate-limited', 'internal'];

/**
 * What to answer for something that was thrown: the code and message of a TunewatchError (known by its `code`), and for
 * anything else `internal` with a message that gives nothing away.
 */
export function refusalOf(error: unknown): Refusal {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: unknown; readonly message?: unknown };
  const known = errorCodes.find((candidate) => candidate === code);
  if (known === undefined || typeof message !== 'string') {
    return { code: 'internal', message: 'The server failed at this request; its log tells more.', isRetryable: true };
  }
  return { code: known, message, isRetryable: retryable.includes(known) };
}
