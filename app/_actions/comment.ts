'use server';

import { addComment as add, deleteComment as remove, editComment as edit } from '../../lib/commands/comment.ts';
import type { CommentAnchor } from '../../lib/protocol/team.ts';
import { runCommentBody } from '../api/_schemas/team.ts';
import { openRuntime } from '../_data/reader.ts';
import { resultOf, type ActionResult } from './action-result.ts';

/** Adds a comment in the reader's name. */
export async function addComment(runId: string, anchor: CommentAnchor, text: string): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  const asked = runCommentBody.safeParse({ anchor, text });
  if (!asked.success) return { ok: false, message: asked.error.issues.map(({ message }) => message).join('; ') };
  return resultOf(() => {
    add({ ...runtime, actor }, { runId: String(runId), ...asked.data });
    return null;
  });
}

/** Replaces the text of the reader's own comment, if nobody changed it since `basedOnMs`. */
export async function editComment(commentId: string, text: string, basedOnMs: number): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => {
    edit({ ...runtime, actor }, String(commentId), { text: String(text), basedOnMs: Number(basedOnMs) });
    return null;
  });
}

/** Removes the reader's own comment. */
export async function deleteComment(commentId: string): Promise<ActionResult<null>> {
  const { runtime, actor } = await openRuntime();
  return resultOf(() => {
    remove({ ...runtime, actor }, String(commentId));
    return null;
  });
}
