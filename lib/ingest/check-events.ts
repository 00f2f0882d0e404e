import { z } from 'zod';
import { severities } from '../protocol/cause.ts';
import { TunewatchError } from '../protocol/error-code.ts';
import { limits } from '../protocol/limits.ts';
import type { Packet } from '../protocol/packet.ts';
import { dataSchema, environmentSchema, modelSchema, startSchema, traceSchema, trainingSchema } from './description-schemas.ts';
import { spokenIssue } from './spoken-issue.ts';

const title = z.string().max(limits.titleCharacters);
const text = z.string().max(limits.notesCharacters);
const head = z.object({ atMs: z.number(), step: z.int(), kind: z.string() });

const kinds: Readonly<Record<string, z.ZodType>> = {
  'model-described': z.object({ model: modelSchema }),
  'training-described': z.object({ training: trainingSchema }),
  'data-described': z.object({ data: dataSchema }),
  'start-probed': z.object({ start: startSchema }),
  'environment-described': z.object({ environment: environmentSchema }),
  'non-finite-traced': z.object({ trace: traceSchema }),
  'alert-raised': z.object({ title, text, severity: z.enum(severities) }),
  'records-dropped': z.object({ reason: title, count: z.int().nonnegative() }),
  'agent-warned': z.object({ code: title, message: text }),
  'attempt-ended': z.object({ status: z.enum(['finished', 'failed', 'stopped']), reason: text.optional() }),
};

/**
 * What is wrong with the events of a packet, as a `packet-malformed` that names packet, event and field; `null` when
 * nothing is. An event of a kind this version does not know passes, so that newer agents are not turned away.
 */
export function findEventFault({ seq, events }: Packet): TunewatchError | null {
  for (const [index, event] of (events as readonly unknown[]).entries()) {
    const parsed = head.safeParse(event);
    const kind = parsed.success ? kinds[parsed.data.kind] : undefined;
    const checked = parsed.success ? kind?.safeParse(event) : parsed;
    if (checked === undefined || checked.success) continue;
    const name = parsed.success ? ` (${parsed.data.kind})` : '';
    return new TunewatchError('packet-malformed', `Packet ${seq} cannot be taken: its event ${index}${name} ${spokenIssue(checked.error)}. See docs/protocol.md for the shapes.`);
  }
  return null;
}
