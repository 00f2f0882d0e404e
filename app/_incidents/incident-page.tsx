'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { MapLink } from './map-link.tsx';
import { useEffect, useRef, type ReactNode } from 'react';
import { addComment } from '../_actions/comment.ts';
import { formatCount } from '../_charts/format-value.ts';
import type { IncidentCase } from '../_data/team.ts';
import { RunProvider, useRun } from '../_live/run-context.tsx';
import { CommentForm } from '../_review/comment-form.tsx';
import { CommentList } from '../_review/comment-list.tsx';
import { TeamProvider } from '../_review/team-context.tsx';
import { useTeamChanges } from '../_review/use-team-changes.ts';
import { PageStateProvider } from '../_run/page-state-context.tsx';
import { usualPageState, writePageState } from '../_run/page-state.ts';
import { useWords } from '../_words/words-context.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseChain } from './case-chain.tsx';
import { CaseCharts } from './case-charts.tsx';
import { CaseDifferences } from './case-differences.tsx';
import { stepsOfCase } from './case-evidence.ts';
import { CaseHead } from './case-head.tsx';
import { CaseHistory } from './case-history.tsx';
import { CaseTips } from './case-tips.tsx';
import { EvidenceTable } from './evidence-table.tsx';

/** An incident as a case: the verdict, what it rests on, what else changed, what was done about it. Live. */
export function IncidentPage({ opened }: { readonly opened: IncidentCase }) {
  return (
    <RunProvider first={opened.first}>
      <TeamProvider team={opened.team}>
        <PageStateProvider focus={stepsOfCase(opened.item.incident)}><Case opened={opened} /></PageStateProvider>
      </TeamProvider>
    </RunProvider>
  );
}

function Case({ opened: { item, history, comments, lastGood } }: { readonly opened: IncidentCase }) {
  const words = useWords();
  const router = useRouter();
  const { id, runId } = item.incident;
  const incident = useRun((view) => view.incidents.find((its) => its.id === id)) ?? item.incident;
  const run = useRun((view) => view.run);
  useTeamChanges((change) => change.incidentId === id || (change.incidentId === null && (change.runId === null || change.runId === runId)), () => router.refresh());
  useRefreshOnState(`${incident.state} ${incident.severity} ${incident.cause}`);
  const showStep = (step: number) => router.push(`/runs/${runId}${writePageState({ ...usualPageState, step })}`);
  return (
    <div className="grid items-start gap-4 max-sm:pb-24 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-4">
        <CaseHead incident={incident} runName={item.runName} onStep={showStep} />
        <CaseActions incident={incident} />
        <Section title={words.team.evidence}><EvidenceTable incident={incident} onStep={showStep} /></Section>
        <Section title={words.team.charts} isBare><CaseCharts incident={incident} onMarker={(other) => router.push(`/incidents/${other}`)} /></Section>
        <Section title={words.team.chain}><CaseChain incident={incident} onStep={showStep} /></Section>
        {lastGood !== 'hidden' && <Section title={words.team.changed}><CaseDifferences run={run} lastGood={lastGood} /></Section>}
      </div>
      <div className="grid min-w-0 gap-4">
        <Section title={words.team.tips}><CaseTips incident={incident} /><p className="mt-3"><MapLink incident={incident} /></p></Section>
        <Section title={`${words.team.comments} (${formatCount(comments.length)})`}>
          <CommentList comments={comments} />
          <div className="mt-4"><CommentForm label={words.team.send} send={(text) => addComment(runId, { kind: 'incident', incidentId: id }, text)} /></div>
        </Section>
        <Section title={words.team.history}><CaseHistory history={history} /></Section>
        <p><Link href="/incidents" className="link">{words.incident.allIncidents}</Link></p>
      </div>
    </div>
  );
}

function Section({ title, isBare = false, children }: { readonly title: string; readonly isBare?: boolean; readonly children: ReactNode }) {
  return <section aria-label={title} className={isBare ? 'min-w-0' : 'panel min-w-0 p-4'}><h2 className="mb-2 text-sm font-medium text-ink-muted">{title}</h2>{children}</section>;
}

/** Reads the page again when the diagnosis changed its mind: its history says more then. */
function useRefreshOnState(key: string): void {
  const router = useRouter();
  const seen = useRef(key);
  useEffect(() => {
    if (seen.current === key) return;
    seen.current = key;
    router.refresh();
  }, [key, router]);
}
