import { z } from 'zod';
import type { Heartbeat, Refusal } from '../protocol/agent-channel.ts';
import { spokenIssue } from './spoken-issue.ts';

const heartbeatSchema = z.object({
  atMs: z.number().min(0).max(8.64e15),
  lastStep: z.int().nullable(),
  stepAgeMs: z.number().nonnegative().nullable(),
  pendingRecords: z.int().nonnegative(),
  droppedRecords: z.int().nonnegative(),
});

export type ParsedHeartbeat = { readonly ok: true; readonly heartbeat: Heartbeat } | { readonly ok: false; readonly refusal: Refusal };

/** The heartbeat, or why it cannot be one (`invalid-argument`). Never throws. */
export function parseHeartbeat(payload: unknown): ParsedHeartbeat {
  const parsed = heartbeatSchema.safeParse(payload);
  if (parsed.success) return { ok: true, heartbeat: parsed.data };
  return { ok: false, refusal: { code: 'invalid-argument', message: `The heartbeat ${spokenIssue(parsed.error)}.`, isRetryable: false } };
}
