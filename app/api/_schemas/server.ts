import { z } from 'zod';
import { errorCodes } from '../../../lib/protocol/error-code.ts';

export const health = z.object({ status: z.literal('ok'), version: z.string(), protocolVersion: z.int() });

export const session = z.object({
  name: z.string().describe('`local`, or the name of the person or the token.'),
  scopes: z.array(z.enum(['agent', 'read', 'write', 'admin'])),
});

/** Codes of an HTTP error: those of the wire, and one that only HTTP knows. */
export const httpErrorCodes = [...errorCodes, 'method-not-allowed'] as const;
export const httpError = z.object({ error: z.object({ code: z.enum(httpErrorCodes), message: z.string() }) });
