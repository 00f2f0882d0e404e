'use client';

import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { CommentResource } from '../../lib/protocol/team.ts';
import type { ChartMarker } from '../_charts/chart-types.ts';
import { liveConnection } from '../_live/live-connection.ts';
import { useWords } from '../_words/words-context.tsx';
import { useTeamChanges } from './use-team-changes.ts';

const Current = createContext<readonly CommentResource[] | null>(null);

/** Keeps the comments of one run up to date for everything inside. */
export function CommentsProvider({ runId, initial, children }: { readonly runId: string; readonly initial: readonly CommentResource[]; readonly children: ReactNode }) {
  const [comments, setComments] = useState(initial);
  const read = useCallback(() => {
    void liveConnection().readComments(runId).then((answer) => { if (answer.ok) setComments(answer.value); });
  }, [runId]);
  useTeamChanges((change) => change.runId === runId, read);
  return <Current.Provider value={comments}>{children}</Current.Provider>;
}

/** The run's comments, oldest first; none outside of a run's page. */
export function useComments(): readonly CommentResource[] {
  return useContext(Current) ?? none;
}
const none: readonly CommentResource[] = [];

/** True where comments can be shown and made. */
export function useHasComments(): boolean {
  return useContext(Current) !== null;
}

const titleCharacters = 80;

/** A flag for every comment on steps of that chart, at its first step. */
export function useCommentMarkers(chart: string): readonly ChartMarker[] {
  const comments = useComments();
  const words = useWords();
  return useMemo(
    () => comments.flatMap(({ id, anchor, author, text }): ChartMarker[] =>
      anchor.kind === 'step-range' && anchor.chart === chart ? [{ kind: 'comment', id, step: anchor.fromStep, severity: 'info', title: words.team.commentBy(author, text.slice(0, titleCharacters)) }] : []),
    [comments, chart, words],
  );
}
