import { z } from 'zod';
import { TunewatchError } from '../../../lib/protocol/error-code.ts';

/** Largest JSON body of a request, in bytes. */
const bodyBytes = 65_536;

/** The query as an object for `schema`: lists where it has lists, else the last value of a name; others are left out. */
export function readQuery(request: Request, schema: z.ZodObject): Record<string, string | string[]> {
  const search = new URL(request.url).searchParams;
  const query: Record<string, string | string[]> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const values = search.getAll(name);
    if (field instanceof z.ZodArray) query[name] = values;
    else if (values.length > 0 && values.at(-1) !== '') query[name] = values.at(-1)!;
  }
  return query;
}

/** The JSON body; an empty one counts as `{}`. Throws `invalid-argument` for one that is too large or no JSON. */
export async function readBody(request: Request): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bodyBytes) throw new TunewatchError('invalid-argument', `The body is larger than ${bodyBytes} bytes.`);
    chunks.push(chunk);
  }
  if (length === 0) return {};
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new TunewatchError('invalid-argument', 'The body is not JSON.', { cause });
  }
}
