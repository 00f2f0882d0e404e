'use client';

import { useState, type ReactNode } from 'react';
import type { CommentResource } from '../../lib/protocol/team.ts';
import { deleteComment, editComment } from '../_actions/comment.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { useWords } from '../_words/words-context.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import { useTeam } from './team-context.tsx';
import { useVerb } from './use-verb.ts';

/** Comments, oldest first; `about` says what one is about, where that is not plain. */
export function CommentList({ comments, about }: { readonly comments: readonly CommentResource[]; readonly about?: (comment: CommentResource) => ReactNode }) {
  const words = useWords();
  if (comments.length === 0) return <p className="text-ink-muted">{words.team.noComments}</p>;
  return <ol className="grid gap-4">{comments.map((comment) => <li key={comment.id} id={`comment-${comment.id}`}><Comment comment={comment} about={about?.(comment)} /></li>)}</ol>;
}

function Comment({ comment, about }: { readonly comment: CommentResource; readonly about: ReactNode }) {
  const words = useWords();
  const { me, canAct } = useTeam();
  const [mode, setMode] = useState<'read' | 'edit' | 'remove'>('read');
  const { act, isPending, fault } = useVerb();
  const isOwn = canAct && comment.author === me;
  return (
    <article className="border-l-2 border-rule pl-3">
      <p className="flex flex-wrap items-baseline gap-x-3 text-ink-muted">
        <strong className="font-medium text-ink"><bdi>{comment.author}</bdi></strong>
        <RelativeTime atMs={comment.createdAtMs} />
        {comment.editedAtMs !== null && <span>{words.team.edited}</span>}
        {about}
        {isOwn && mode === 'read' && <><button type="button" className="link" onClick={() => setMode('edit')}>{words.team.edit}</button><button type="button" className="link" onClick={() => setMode('remove')}>{words.team.remove}</button></>}
        {mode === 'remove' && (
          <span className="flex gap-3">
            <button type="button" className="link text-critical" disabled={isPending} onClick={() => act(() => deleteComment(comment.id))}>{words.team.removeSure}</button>
            <button type="button" className="link" onClick={() => setMode('read')}>{words.team.cancel}</button>
          </span>
        )}
        {fault && <span role="alert" className="text-critical">{words.team.failed} {fault}</span>}
      </p>
      {mode === 'edit'
        ? <CommentForm initial={comment.text} canCancel label={words.team.save} send={(text) => editComment(comment.id, text, comment.editedAtMs ?? comment.createdAtMs)} onDone={() => setMode('read')} />
        : <CommentText text={comment.text} mentions={comment.mentions} />}
    </article>
  );
}
