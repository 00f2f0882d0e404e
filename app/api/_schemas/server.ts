import { z } from 'zod';
import { errorCodes } from '../../../lib/protocol/error-code.ts';
import { reasons } from '../../../lib/protocol/reason.ts';

export const health = z.object({ status: z.literal('ok'), version: z.string(), protocolVersion: z.int() });

export const session = z.object({
  name: z.string().describe('`local`, or the name of the person or the token.'),
  scopes: z.array(z.enum(['agent', 'read', 'write', 'admin'])),
});

/** Codes of an HTTP error: those of the wire, and one that only HTTP knows. */
export const httpErrorCodes = [...errorCodes, 'method-not-allowed'] as const;
export const httpError = z.object({ error: z.object({ code: z.enum(httpErrorCodes),
  message: z.string().describe('For people, in English; may change.'),
  reason: z.enum(reasons).optional().describe('Why, more exactly than the code. Stable; new ones may be added.'),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional().describe('What the reason is about.'),
}) });
