import { z } from 'zod';
import { auditFilter } from './access.ts';
import { severities } from '../../../lib/protocol/cause.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { incidentStates, runStatuses } from '../../../lib/protocol/resource.ts';
import { deliveryStates } from '../../../lib/storage/notification-store.ts';

/** Largest page of any list; a larger `limit` is clamped. */
export const mostItems = 200;

/** A whole number written in a query. `bounds` go into the OpenAPI document and are checked. */
export function whole(bounds: { readonly minimum?: number; readonly description: string; readonly default?: number }) {
  const { minimum = Number.MIN_SAFE_INTEGER } = bounds;
  return z
    .string()
    .regex(/^-?\d{1,16}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => Number.isSafeInteger(value) && value >= minimum, minimum > 0 ? `is smaller than ${minimum}` : 'is out of range')
    .meta({ integer: bounds });
}

const limit = (usual: number, most: number) =>
  whole({ minimum: 1, default: usual, description: `Items of one page; more than ${most} are clamped to ${most}.` })
    .transform((value) => Math.min(value, most))
    .default(Math.min(usual, most));

export const page = { limit: limit(50, mostItems), cursor: z.string().max(1_000).optional().describe('nextCursor of the page before.') };
export const seriesName = z.string().min(1).max(limits.nameBytes);
export const range = {
  from: whole({ description: 'First step, inclusive.' }).optional(),
  to: whole({ description: 'Last step, inclusive.' }).optional(),
};

export const nothing = z.object({});
export const pageQuery = z.object(page);
export const commentsQuery = z.object({ ...page, limit: limit(mostItems, mostItems) });
/** A closed catalogue is answered whole unless a smaller page is asked for. */
export const catalogueQuery = z.object({ ...page, limit: limit(mostItems, mostItems) });
export const runFilter = {
  project: z.string().max(limits.titleCharacters).optional(),
  status: z.enum(runStatuses).optional(),
  q: z.string().max(1_000).optional().describe('Looked for in name, id, tags and notes.'),
  tag: z.string().max(limits.titleCharacters).optional(),
};
export const seriesListQuery = z.object({ ...page, limit: limit(mostItems, mostItems) });
export const seriesDataQuery = z.object({
  ...range,
  name: z.array(seriesName).min(1, 'is missing: name at least one series').max(mostItems).describe('Repeat it for several series.'),
  buckets: whole({ minimum: 1, default: 1_000, description: 'Most points per series; more is answered as min/max/mean buckets.' })
    .transform((value) => Math.min(value, 20_000))
    .default(1_000),
});
export const overwrittenQuery = seriesDataQuery.omit({ from: true, to: true });
export const histogramsQuery = z.object({
  ...range,
  ...page,
  name: seriesName.optional().describe('Left out: the newest histogram of each name.'),
});
const incidentFilter = {
  state: z.enum(incidentStates).optional(),
  severity: z.enum(severities).optional(),
  silenced: z.enum(['true', 'false']).transform((value) => value === 'true').optional().describe('Only incidents that a silence covers now, or only the others.'),
};
export const runIncidentsQuery = z.object({ ...page, ...incidentFilter });
export const incidentsQuery = z.object({ ...page, ...incidentFilter, project: z.string().max(limits.titleCharacters).optional() });
export const deliveriesQuery = z.object({
  ...page,
  channel: z.string().max(200).optional().describe('Id of a channel.'),
  state: z.enum(deliveryStates).optional(),
  incident: z.string().max(200).optional().describe('Id of an incident.'),
});
export const exportQuery = z.object({ format: z.enum(['ndjson', 'csv']).default('ndjson') });

export const runPath = z.object({ runId: z.string().min(1).max(100) });
export const idPath = z.object({ id: z.string().min(1).max(200) });
export const sessionBody = z.union([z.object({ token: z.string().min(1).max(1_000) }), z.object({ email: z.string().min(1).max(1_000), password: z.string().min(1).max(1_000) })]);
export const auditQuery = z.object({ ...page, ...auditFilter });
