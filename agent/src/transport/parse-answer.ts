import type { BatchAnswer, HandshakeAccepted, Refusal } from '../../../lib/protocol/agent-channel.ts';
import { errorCodes, type ErrorCode } from '../../../lib/protocol/error-code.ts';

/** What a server says is not believed before its shape is right; `null` for anything else. Unknown fields are left out. */
export function parseHandshakeAccepted(value: unknown): HandshakeAccepted | null {
  if (!isRecord(value)) return null;
  const { protocolVersion, lastSeq, serverAtMs, path } = value;
  if (typeof protocolVersion !== 'number' || !isSeq(lastSeq)) return null;
  return {
    protocolVersion,
    lastSeq,
    serverAtMs: typeof serverAtMs === 'number' ? serverAtMs : Number.NaN,
    path: typeof path === 'string' ? path : '',
  };
}

export function parseBatchAnswer(value: unknown): BatchAnswer | null {
  if (!isRecord(value) || !isSeq(value['lastSeq'])) return null;
  const lastSeq = value['lastSeq'];
  if (value['ok'] === true) return { ok: true, lastSeq, duplicates: isSeq(value['duplicates']) ? value['duplicates'] : 0 };
  const error = parseRefusal(value['error']);
  if (value['ok'] !== false || !error) return null;
  const refusedSeq = value['refusedSeq'];
  return { ok: false, error, lastSeq, ...(isSeq(refusedSeq) ? { refusedSeq } : {}) };
}

/** A code this version does not know becomes `internal`; whether to try again is believed as said. */
export function parseRefusal(value: unknown): Refusal | null {
  if (!isRecord(value) || typeof value['code'] !== 'string' || typeof value['isRetryable'] !== 'boolean') return null;
  const code = errorCodes.includes(value['code'] as ErrorCode) ? (value['code'] as ErrorCode) : 'internal';
  return { code, message: typeof value['message'] === 'string' ? value['message'].slice(0, 2_000) : '', isRetryable: value['isRetryable'] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isSeq(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
