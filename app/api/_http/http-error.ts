import { z } from 'zod';
import type { ErrorCode } from '../../../lib/protocol/error-code.ts';
import { type ErrorReason, reasonOf } from '../../../lib/protocol/reason.ts';
import { refusalOf } from '../../../lib/protocol/refusal.ts';
import type { httpErrorCodes } from '../_schemas/server.ts';

type HttpErrorCode = (typeof httpErrorCodes)[number];

const statuses: Partial<Record<ErrorCode, number>> = {
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'run-unknown': 404,
  conflict: 409,
  'batch-too-large': 413,
  'packet-too-large': 413,
  'rate-limited': 429,
  internal: 500,
  'storage-unavailable': 503,
};

/** `{ error: { code, message } }` with the status, and the reason where there is one. */
export function errorResponse(status: number, code: HttpErrorCode, message: string, headers?: HeadersInit, reason?: ErrorReason | null): Response {
  return Response.json({ error: { code, message, ...reason } }, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** What to answer for something that was thrown: a TunewatchError's own code, 400 for input that zod refused, else 500. */
export function responseOfError(error: unknown): Response {
  if (error instanceof z.ZodError) return errorResponse(400, 'invalid-argument', readableIssues(error));
  const { code, message } = refusalOf(error);
  return errorResponse(statuses[code] ?? 400, code, message, code === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : undefined, reasonOf(error));
}

function readableIssues(error: z.ZodError): string {
  return error.issues.map((issue) => (issue.path.length > 0 ? `"${issue.path.join('.')}" ${issue.message}` : issue.message)).join('; ');
}
