'use client';

import type { Names } from '../_data/names.ts';
import { RunProvider, type RunFirstPaint } from '../_live/run-context.tsx';
import { ChartControls } from './chart-controls.tsx';
import { NamesProvider } from './names-context.tsx';
import { PageStateProvider } from './page-state-context.tsx';
import { RunCuration } from './run-curation.tsx';
import { RunTabs } from './run-tabs.tsx';
import { StatsLine } from './stats-line.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** A run's page: the answer first, then how far it is, then the evidence in tabs. */
export function RunPage({ first, names }: { readonly first: RunFirstPaint; readonly names: Names }) {
  return (
    <RunProvider first={first}>
      <NamesProvider names={names}>
        <PageStateProvider>
          <h1 className="sr-only">{first.snapshot.run.name}</h1>
          <VerdictBanner />
          <StatsLine />
          <RunCuration />
          <RunTabs controls={<ChartControls />} />
        </PageStateProvider>
      </NamesProvider>
    </RunProvider>
  );
}
