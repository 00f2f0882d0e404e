import { randomUUID } from 'node:crypto';
import { TunewatchError } from '../protocol/error-code.ts';
import { because } from '../protocol/reason.ts';
import { commentCharacters, type CommentAnchor, type CommentResource } from '../protocol/team.ts';
import { requireScope } from './actor.ts';
import { parseMentions } from './parse-mentions.ts';
import { checkedText, teamScopes, type TeamContext } from './team-context.ts';

/**
 * A new comment of the actor's on a run, a range of steps, a layer or an incident.
 * Throws `forbidden`, `not-found` for an unknown run or incident, `invalid-argument` for an empty or too long text or a range that ends before it begins.
 */
export function addComment(context: TeamContext, { runId, anchor, text }: { readonly runId: string; readonly anchor: CommentAnchor; readonly text: string }): CommentResource {
  const { actor, store, clock } = context;
  requireScope(actor, ...teamScopes);
  if (!store.runs.find(runId)) throw new TunewatchError('not-found', `There is no run "${runId}".`, because('run-missing'));
  if (anchor.kind === 'incident' && store.incidents.find(anchor.incidentId)?.runId !== runId) throw new TunewatchError('not-found', `There is no incident "${anchor.incidentId}" in this run.`, because('incident-missing'));
  if (anchor.kind === 'step-range' && anchor.toStep < anchor.fromStep) throw new TunewatchError('invalid-argument', `The range ends (${anchor.toStep}) before it begins (${anchor.fromStep}).`, because('range-reversed'));
  const checked = checkedComment(text);
  const atMs = clock.nowMs();
  const comment: CommentResource = { id: randomUUID(), runId, anchor, author: actor.name, text: checked, mentions: parseMentions(checked, store.comments.people()), createdAtMs: atMs, editedAtMs: null };
  store.audit.record({ atMs, actor: actor.name, verb: 'add-comment', subject: comment.id });
  store.comments.add(comment);
  if (anchor.kind === 'incident') store.marks.recordDeed(anchor.incidentId, { atMs, actor: actor.name, verb: 'commented', detail: { commentId: comment.id } });
  tell(context, comment);
  return comment;
}

/** A comment of the actor's on an incident. See `addComment`. */
export function commentOnIncident(context: TeamContext, incidentId: string, text: string): CommentResource {
  requireScope(context.actor, ...teamScopes);
  const incident = context.store.incidents.find(incidentId);
  if (!incident) throw new TunewatchError('not-found', `There is no incident "${incidentId}".`, because('incident-missing'));
  return addComment(context, { runId: incident.runId, anchor: { kind: 'incident', incidentId }, text });
}

/**
 * The actor's own comment with another text. `basedOnMs`: when the text it replaces was written or last edited; left out, the newest.
 * Throws `forbidden` for somebody else's, `not-found`, `conflict` when it was edited meanwhile, `invalid-argument` as `addComment`.
 */
export function editComment(context: TeamContext, commentId: string, { text, basedOnMs }: { readonly text: string; readonly basedOnMs?: number | undefined }): CommentResource {
  const { actor, store, clock } = context;
  const comment = ownComment(context, commentId);
  const checked = checkedComment(text);
  const atMs = clock.nowMs();
  const edited = store.comments.edit(commentId, { text: checked, mentions: parseMentions(checked, store.comments.people()), editedAtMs: atMs, basedOnMs: basedOnMs ?? comment.editedAtMs ?? comment.createdAtMs });
  if (!edited) throw new TunewatchError('conflict', 'The comment was edited elsewhere meanwhile. Read it again; your text was not stored.', because('comment-edited'));
  store.audit.record({ atMs, actor: actor.name, verb: 'edit-comment', subject: commentId });
  tell(context, edited);
  return edited;
}

/** Removes the actor's own comment. Throws `forbidden` for somebody else's, `not-found`. */
export function deleteComment(context: TeamContext, commentId: string): void {
  const { actor, store, clock } = context;
  const comment = ownComment(context, commentId);
  store.audit.record({ atMs: clock.nowMs(), actor: actor.name, verb: 'delete-comment', subject: commentId });
  store.comments.remove(commentId);
  tell(context, comment);
}

function ownComment({ actor, store }: TeamContext, commentId: string): CommentResource {
  requireScope(actor, ...teamScopes);
  const comment = store.comments.find(commentId);
  if (!comment) throw new TunewatchError('not-found', `There is no comment "${commentId}".`, because('comment-missing'));
  if (comment.author !== actor.name) throw new TunewatchError('forbidden', `This comment was written by "${comment.author}"; only they can change it.`, because('comment-of-another', { author: comment.author }));
  return comment;
}

function checkedComment(text: string): string {
  const checked = checkedText(text, commentCharacters, 'The comment');
  if (checked === '') throw new TunewatchError('invalid-argument', 'The comment is empty.', because('comment-empty'));
  return checked;
}

function tell({ live }: TeamContext, { runId, anchor }: CommentResource): void {
  live.teamChanged({ runId, incidentId: anchor.kind === 'incident' ? anchor.incidentId : null });
}
