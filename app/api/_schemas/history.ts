import { z } from 'zod';
import { runVerbs } from '../../../lib/commands/change-runs.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { parseRunField } from '../../../lib/protocol/run-field.ts';
import { mostFilters, parseRunFilter, parseRunSort } from '../../../lib/protocol/run-filter.ts';
import type { RunFields, RunGroup, RunTablePage, SavedView } from '../../../lib/protocol/run-table.ts';
import { atMs, jsonNumber } from './number.ts';
import { page, range, runFilter, seriesName, whole } from './query.ts';
import { run } from './run.ts';
import { histogram, seriesData } from './series.ts';

/** Most runs of one comparison. */
export const mostCompared = 50;
const title = z.string().trim().min(1).max(limits.titleCharacters);
const runIds = (most: number) => z.array(z.string().min(1).max(100)).min(1).max(most);

const read = <Value>(parse: (text: string) => Value | null, message: string) =>
  z.string().max(1_000).transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: `${message}: ${text}` });
    return z.NEVER;
  });
const field = read(parseRunField, 'is no field, such as steps, min:validation/loss or config:learningRate');
const sort = read(parseRunSort, 'is no order, such as -started or min:validation/loss');
const filter = read(parseRunFilter, 'is no condition, such as config:learningRate >= 0.01');

/** Conditions and order that lists of runs take besides their fixed ones. */
export const selection = {
  ...runFilter,
  filter: z.array(filter).max(mostFilters).describe('Conditions that must all be met, such as `config:learningRate >= 0.01`. Repeat it for several.'),
  shelf: z.enum(['active', 'archived', 'deleted']).optional().describe('Archived or deleted runs in place of the others.'),
};
export const runsQuery = z.object({ ...page, ...selection, sort: sort.optional().describe('A field, with `-` before it for the largest first. Left out: newest start first.') });
export const runTableQuery = runsQuery.extend({ column: z.array(field).max(40).describe('Fields whose values the rows hold.'), pinned: z.literal('first').optional() });
export const runGroupsQuery = z.object({ ...selection, by: field });
export const viewsQuery = z.object({ project: z.string().max(limits.titleCharacters).optional() });
export const runEditBody = z.strictObject({
  name: title.optional(),
  tags: z.array(title).max(50).optional(),
  notes: z.string().max(20_000).optional().describe('Markdown; HTML in it is shown as text.'),
  isPinned: z.boolean().optional(),
});
export const changeRunsBody = z.strictObject({ runIds: runIds(1_000), verb: z.enum(runVerbs), tag: z.string().max(limits.titleCharacters).optional() });
export const viewBody = z.strictObject({ project: z.string().max(limits.titleCharacters), name: title, query: z.string().max(8_000) });
export const compareSeriesQuery = z.object({
  ...range,
  runs: z.string().max(5_000).transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))]).pipe(runIds(mostCompared)).describe('Ids of at most 50 runs, with commas between.'),
  name: seriesName,
  buckets: whole({ minimum: 1, default: 300, description: 'Most points per run; more is answered as min/max/mean buckets.' }).transform((value) => Math.min(value, 2_000)).default(300),
});
export const compareHistogramsQuery = compareSeriesQuery.omit({ from: true, to: true, buckets: true }).extend({ step: whole({ minimum: 0, description: 'The newest histogram at or before this step is taken.' }).optional() });

const value = z.union([jsonNumber, z.string()]);
const best = z.object({ name: z.string(), value: z.number() }).nullable();
const values = z.record(z.string(), value);
export const runTablePage = z.object({
  items: z.array(
    (run as unknown as z.ZodObject).pick({
      ...{ id: true, project: true, name: true, status: true, tags: true, startedAtMs: true, endedAtMs: true, lastSeenAtMs: true, lastStep: true, totalSteps: true },
      ...{ openIncidents: true, sparkline: true, isPinned: true, isBaseline: true, archivedAtMs: true, deletedAtMs: true, verdict: true },
    }).extend({ loss: jsonNumber.nullable(), best, values }),
  ),
  nextCursor: z.string().nullable(),
  total: z.int().describe('Runs that match, over all pages.'),
  running: z.int(),
  baselines: z.record(z.string(), z.object({ runId: z.string(), name: z.string(), best, values })).describe('By project.'),
}) as unknown as z.ZodType<RunTablePage>;
export const runGroup: z.ZodType<RunGroup> = z.object({ value: z.string().nullable(), runs: z.int(), running: z.int(), openIncidents: z.int(), newestStartedAtMs: atMs });
const names = z.array(z.string());
export const runFields: z.ZodType<RunFields> = z.object({ projects: names, metrics: names, config: names, tags: names });
export const savedView: z.ZodType<SavedView> = z.object({ id: z.string(), project: z.string(), name: z.string(), query: z.string(), createdBy: z.string(), createdAtMs: atMs });
export const runList = z.object({ items: z.array(run) });
export const comparedSeries = z.object({ items: z.array(z.object({ runId: z.string(), data: seriesData.nullable().describe('null: the run has no such series.') })), nextCursor: z.null() });
export const comparedHistograms = z.object({ items: z.array(z.object({ runId: z.string(), histogram: histogram.nullable() })), nextCursor: z.null() });
