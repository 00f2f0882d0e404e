'use client';

import { useState } from 'react';
import type { CommentAnchor } from '../../lib/protocol/team.ts';
import { addComment } from '../_actions/comment.ts';
import { useRun } from '../_live/run-context.tsx';
import { usePageState } from '../_run/page-state-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { AnchorFields } from './anchor-fields.tsx';
import { AnchorLink } from './anchor-link.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentList } from './comment-list.tsx';
import { useComments } from './comments-context.tsx';

/** What people say about the run, and the place to say it: about all of it, steps of a chart, a layer or an incident. */
export function ReviewTab() {
  const { team } = useWords();
  const comments = useComments();
  const run = useRun((view) => view.run);
  const { state, change } = usePageState();
  const [anchor, setAnchor] = useState<CommentAnchor>(() =>
    state.chart === '' ? { kind: 'run' } : { kind: 'step-range', chart: state.chart, fromStep: Math.max(0, state.range?.from ?? 0), toStep: Math.max(0, state.range?.to ?? run.lastStep ?? 0) });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <section aria-label={team.comments} className="panel min-w-0 p-4">
        <p className="mb-3 text-ink-muted">{team.reviewAbout}</p>
        <CommentList comments={comments} about={(comment) => <AnchorLink anchor={comment.anchor} runId={run.id} />} />
      </section>
      <section aria-label={team.write} className="panel grid gap-3 p-4 max-lg:order-first">
        <AnchorFields anchor={anchor} onChange={setAnchor} />
        <CommentForm label={team.send} send={(text) => addComment(run.id, anchor, text)} onDone={() => change({ chart: '' })} />
      </section>
    </div>
  );
}
