import { z } from 'zod';
import { tasks, type AgentHandshake, type Refusal } from '../protocol/agent-channel.ts';
import { limits } from '../protocol/limits.ts';
import { protocolVersion } from '../protocol/version.ts';
import { environmentSchema } from './description-schemas.ts';
import { spokenIssue } from './spoken-issue.ts';

const mostTags = 64;
const latestMs = 8.64e15;

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'expected a UUID in lower case');
const title = z.string().min(1, 'is empty').max(limits.titleCharacters, `is longer than ${limits.titleCharacters} characters`);
const timeMs = z.number().min(0).max(latestMs);
const config = z
  .record(z.string(), z.unknown())
  .refine((value) => jsonBytes(value) <= limits.configBytes, `is no JSON, or larger than ${limits.configBytes} bytes of it`);

const handshakeSchema = z.object({
  protocolVersion: z.int(),
  token: z.string().max(512).exactOptional(),
  sentAtMs: timeMs,
  run: z.object({
    runId: uuid,
    attemptId: uuid,
    project: title,
    name: title,
    config,
    tags: z.array(title).max(mostTags, `has more than ${mostTags} tags`),
    notes: z.string().max(limits.notesCharacters, `is longer than ${limits.notesCharacters} characters`),
    task: z.enum(tasks).nullable(),
    totalSteps: z.int().nonnegative().nullable(),
    startedAtMs: timeMs,
    isResume: z.boolean(),
    environment: environmentSchema,
  }),
});

/** Size of the value as JSON; infinite when it cannot be JSON (a cycle, a bigint). */
function jsonBytes(value: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch {
    return Infinity;
  }
}

export type ParsedHandshake = { readonly ok: true; readonly handshake: AgentHandshake } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The handshake an agent connected with, or why it is refused: `protocol-version-unknown` before all else, so that an
 * agent of another version is told that, then `handshake-malformed` naming the field. Whether the token may is for the
 * caller to say. Never throws.
 */
export function parseHandshake(auth: unknown): ParsedHandshake {
  const version = versionOf(auth);
  if (version !== null && version !== protocolVersion) {
    return refused('protocol-version-unknown', `The agent speaks protocol version ${version}, this server version ${protocolVersion}. ${advice(version)}`);
  }
  const parsed = handshakeSchema.safeParse(auth);
  if (parsed.success) return { ok: true, handshake: parsed.data };
  return refused('handshake-malformed', `The handshake ${spokenIssue(parsed.error)}. See docs/protocol.md for its shape.`);
}

function versionOf(auth: unknown): number | null {
  if (typeof auth !== 'object' || auth === null || !('protocolVersion' in auth)) return null;
  return typeof auth.protocolVersion === 'number' && Number.isInteger(auth.protocolVersion) ? auth.protocolVersion : null;
}

function advice(version: number): string {
  return version > protocolVersion ? 'Update the server, or use an older agent.' : 'Update the agent.';
}

function refused(code: Refusal['code'], message: string): ParsedHandshake {
  return { ok: false, refusal: { code, message, isRetryable: false } };
}
