import { z } from 'zod';
import { severities } from '../../../lib/protocol/cause.ts';
import { limits } from '../../../lib/protocol/limits.ts';
import { commentCharacters, feedKinds, historyVerbs, reasonCharacters, silenceScopes, tipOutcomes, type CommentResource, type FeedItem, type HistoryEntry, type Silence, type TipTrial } from '../../../lib/protocol/team.ts';
import { atMs, step, words } from './number.ts';
import { page } from './query.ts';

export const silence: z.ZodType<Silence> = z.object({
  id: z.string(),
  scope: z.enum(silenceScopes),
  project: z.string(),
  runId: z.string().nullable(),
  incidentId: z.string().nullable(),
  rule: z.string().nullable().describe('For scope `rule`: that rule in every run of the project.'),
  untilStep: step.nullable().describe('Holds while the last step of a run is smaller.'),
  untilAtMs: atMs.nullable(),
  reason: z.string(),
  by: z.string(),
  createdAtMs: atMs,
});

export const tipTrial: z.ZodType<TipTrial> = z.object({ outcome: z.enum(tipOutcomes), by: z.string(), atMs });

/** Characters of a text are counted as people count them; the schema counts UTF-16 units, up to two each. */
const commentText = z.string().max(2 * commentCharacters).describe(`Markdown, 1 to ${commentCharacters} characters.`);
const stepRange = z.object({ kind: z.literal('step-range'), chart: z.string().min(1).max(2 * limits.nameBytes), fromStep: step.min(0), toStep: step.min(0) });
const anchor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run') }),
  stepRange,
  z.object({ kind: z.literal('layer'), layer: z.string().min(1).max(limits.nameBytes) }),
  z.object({ kind: z.literal('incident'), incidentId: z.string().min(1).max(200) }),
]);

export const comment: z.ZodType<CommentResource> = z.object({
  id: z.string(),
  runId: z.string(),
  anchor,
  author: z.string(),
  text: z.string().describe('Markdown, as it was written: HTML in it must not be executed.'),
  mentions: z.array(z.string()),
  createdAtMs: atMs,
  editedAtMs: atMs.nullable(),
});

const detail = z.record(z.string(), z.union([z.string(), z.number()]).nullable());
export const historyEntry: z.ZodType<HistoryEntry> = z.object({ atMs, actor: z.string().nullable().describe('`null`: the diagnosis.'), verb: z.enum(historyVerbs), detail });

export const feedItem: z.ZodType<FeedItem> = z.object({
  id: z.string(),
  atMs,
  kind: z.enum(feedKinds),
  actor: z.string().nullable(),
  project: z.string(),
  runId: z.string(),
  runName: z.string(),
  incident: z.object({ id: z.string(), title: words, severity: z.enum(severities) }).nullable(),
  verb: z.enum(historyVerbs).nullable(),
  detail,
  comment: comment.nullable(),
  status: z.string().nullable(),
});

const reason = z.string().max(2 * reasonCharacters).optional();
export const reasonBody = z.object({ reason });
export const silenceBody = z.object({
  scope: z.enum(silenceScopes),
  untilStep: step.min(0).optional().describe('Left out with `untilAtMs`: for good.'),
  untilAtMs: atMs.min(0).optional(),
  reason,
});
export const assignBody = z.object({ assignee: z.string().min(1).max(2 * limits.titleCharacters).nullable() });
export const tipBody = z.object({ outcome: z.enum(tipOutcomes) });
export const commentBody = z.object({ text: commentText });
export const runCommentBody = z.object({ text: commentText, anchor: anchor.default({ kind: 'run' }) });
export const editCommentBody = z.object({ text: commentText, basedOnMs: atMs.optional().describe('`editedAtMs`, else `createdAtMs`, of the text that this one replaces: 409 when there is a newer one.') });

export const tipPath = z.object({ id: z.string().min(1).max(200), tipId: z.string().min(1).max(20) });
export const feedQuery = z.object({
  ...page,
  project: z.string().max(limits.titleCharacters).optional(),
  mention: z.string().max(limits.titleCharacters).optional().describe('Only comments that mention this name.'),
});
