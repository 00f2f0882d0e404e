'use client';

import { ShareButton } from '../_access/share-button.tsx';
import type { Baseline } from '../_data/baseline.ts';
import type { Names } from '../_data/names.ts';
import { RunProvider, type RunFirstPaint } from '../_live/run-context.tsx';
import type { readReview } from '../_data/team.ts';
import { CommentsProvider } from '../_review/comments-context.tsx';
import { TeamProvider } from '../_review/team-context.tsx';
import { BaselineProvider } from './baseline-difference.tsx';
import { ChartControls } from './chart-controls.tsx';
import { NamesProvider } from './names-context.tsx';
import { PageStateProvider } from './page-state-context.tsx';
import { RunCuration } from './run-curation.tsx';
import { RunTabs } from './run-tabs.tsx';
import { StatsLine } from './stats-line.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** A run's page: the answer first, then how far it is, then the evidence in tabs. */
export function RunPage({ first, names, review, baseline }: { readonly first: RunFirstPaint; readonly names: Names; readonly review: Awaited<ReturnType<typeof readReview>>; readonly baseline: Baseline | null }) {
  return (
    <RunProvider first={first}>
      <NamesProvider names={names}>
        <PageStateProvider>
          <h1 className="sr-only">{first.snapshot.run.name}</h1>
          <VerdictBanner />
          <div className="flex items-start justify-between gap-2"><StatsLine /><span className="pt-2"><ShareButton /></span></div>
          <RunCuration />
          <TeamProvider team={review.team}>
            <CommentsProvider runId={first.snapshot.run.id} initial={review.comments}><BaselineProvider value={baseline}><RunTabs controls={<ChartControls />} /></BaselineProvider></CommentsProvider>
          </TeamProvider>
        </PageStateProvider>
      </NamesProvider>
    </RunProvider>
  );
}
