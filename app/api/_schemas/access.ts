import { z } from 'zod';
import { limits } from '../../../lib/protocol/limits.ts';
import { roles } from '../../../lib/storage/accounts.ts';

const atMs = z.number();
const atMsOrNull = z.number().nullable();
const role = z.enum(roles);
const scope = z.enum(['agent', 'read', 'write', 'admin']);

export const token = z.object({
  id: z.string(), name: z.string(), scope, project: z.string().nullable().describe('The one project an agent with it may send to; null for all.'),
  createdAtMs: atMs, expiresAtMs: atMsOrNull, lastUsedAtMs: atMsOrNull, revokedAtMs: atMsOrNull,
});
export const createdToken = token.extend({ token: z.string().describe('What the agent or reader presents. It is answered this once only.') });
export const auditEntry = z.object({ atMs, actor: z.string(), verb: z.string(), subject: z.string() });
export const account = z.object({ id: z.string(), name: z.string(), email: z.string(), role, createdAtMs: atMs, lastSignInAtMs: atMsOrNull });
export const invitation = z.object({
  id: z.string(), role, state: z.enum(['open', 'used', 'revoked', 'expired']), createdBy: z.string(), createdAtMs: atMs, expiresAtMs: atMs,
  acceptedAtMs: atMsOrNull, acceptedBy: z.string().nullable(), revokedAtMs: atMsOrNull,
});
export const createdInvitation = invitation.extend({ path: z.string().describe('Path of the link to send, on this server. It is answered this once only.') });
export const share = z.object({
  id: z.string(), path: z.string(), runIds: z.array(z.string()).readonly(), state: z.enum(['open', 'revoked', 'expired']), createdBy: z.string(), createdAtMs: atMs,
  expiresAtMs: atMs, lastUsedAtMs: atMsOrNull, revokedAtMs: atMsOrNull,
});
export const createdShare = share.extend({ link: z.string().describe('Path of the link to send, on this server. It is answered this once only.') });
export const browserSession = z.object({ id: z.string(), isCurrent: z.boolean(), createdAtMs: atMs, expiresAtMs: atMs, address: z.string().nullable(), browser: z.string().nullable() });

const text = (most: number) => z.string().max(most, `is longer than ${most} characters`);
const person = { name: text(1_000), email: text(1_000), password: text(1_000) };
export const tokenBody = z.object({ name: text(1_000), scope: scope.default('agent'), project: text(limits.titleCharacters).optional(), expiresAtMs: z.number().optional() });
export const roleBody = z.object({ role });
export const invitationBody = z.object({ role, expiresAtMs: z.number() });
export const personBody = z.object(person);
export const acceptBody = z.object({ ...person, secret: text(200) });
export const shareBody = z.object({ path: text(4_000), expiresAtMs: z.number() });
export const passwordBody = z.object({ current: text(1_000), next: text(1_000) });
/** `actor` and `verb` are matched exactly. */
export const auditFilter = { actor: text(1_000).optional(), verb: text(100).optional() };
