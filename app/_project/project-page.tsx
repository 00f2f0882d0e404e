'use client';

import { Flag } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { runStatuses } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import type { ProjectPageData } from '../_data/project.ts';
import { FeedLine } from '../_feed/feed-line.tsx';
import { useRefreshOnIncidents } from '../_incidents/use-refresh-on-incidents.ts';
import { useTeamChanges } from '../_review/use-team-changes.ts';
import { RunValidation, RunVerdict } from '../_runs/run-parts.tsx';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { SeverityMark, StatusMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { ProjectBest } from './project-best.tsx';
import { useRefreshOnRuns } from './use-refresh-on-runs.ts';

/** A project at a glance: its runs by state, what is wrong now, what did best, and what happened lately. Read again when something does. */
export function ProjectPage({ summary, newest, activity, views }: ProjectPageData) {
  const words = useWords();
  const { project: said } = words.history;
  const say = useSay();
  const router = useRouter();
  useTeamChanges(() => true, () => router.refresh());
  useRefreshOnIncidents();
  useRefreshOnRuns(summary.project);
  const runs = (query: Readonly<Record<string, string>> = {}) => `/?${new URLSearchParams({ project: summary.project, ...query }).toString()}`;
  const total = Object.values(summary.runs).reduce((sum, count) => sum + count, 0);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h1 className="min-w-0 text-xl break-words"><bdi>{summary.project}</bdi> <span className="text-sm font-normal text-ink-faint">{words.history.comparison.runs(formatCount(total))}{summary.newestStartedAtMs !== null && <> · {said.newest} <RelativeTime atMs={summary.newestStartedAtMs} /></>}</span></h1>
        <Link className="link" href={runs()}>{said.toRuns}</Link>
      </div>
      <ul aria-label={said.states} className="flex flex-wrap gap-2">
        {runStatuses.map((status) => (
          <li key={status}>
            <Link href={runs({ status })} prefetch={false} className="panel flex items-baseline gap-3 px-4 py-2 hover:bg-surface-hover" data-status={status}><StatusMark status={status} /><span className={`text-lg ${summary.runs[status] === 0 ? 'text-ink-faint' : 'font-medium text-ink'}`}>{formatCount(summary.runs[status])}</span></Link>
          </li>
        ))}
        {summary.archived > 0 && <li><Link href={runs({ shelf: 'archived' })} prefetch={false} className="panel flex items-baseline gap-3 px-4 py-2 text-ink-muted hover:bg-surface-hover">{words.history.shelves.archived}<span className="text-lg">{formatCount(summary.archived)}</span></Link></li>}
      </ul>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-4">
          <Section title={said.causes}>
            {summary.causes.length === 0 ? <p className="text-ink-muted">{said.noCauses}</p> : (
              <ul>{summary.causes.map(({ cause, severity, incidents, runs: affected, newest: last }) => (
                <li key={cause} className="grid grid-cols-[5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-t border-rule py-1.5 first:border-0" data-cause={cause}>
                  <SeverityMark severity={severity} />
                  <span className="min-w-0"><span className="font-medium text-ink">{words.cause[cause]}</span><Link href={`/incidents/${last.id}`} prefetch={false} className="link block truncate text-xs" title={say(last.title)}>{said.newestIncident} {say(last.title)}</Link></span>
                  <span className="whitespace-nowrap text-ink-muted">{said.incidentsIn(formatCount(incidents), formatCount(affected))}</span>
                </li>
              ))}</ul>
            )}
          </Section>
          <Section title={said.baseline}>
            {summary.baseline ? (
              <p className="flex min-w-0 flex-wrap items-center gap-x-3"><Flag aria-hidden size={14} className="text-accent" /><Link className="link min-w-0 truncate" prefetch={false} href={`/runs/${summary.baseline.runId}`}>{summary.baseline.name}</Link><RunValidation best={summary.baseline.best} /></p>
            ) : <p className="text-ink-muted">{said.noBaseline}</p>}
          </Section>
          <Section title={said.best}><ProjectBest best={summary.best} baseline={summary.baseline} /></Section>
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <Section title={said.newestRuns}>
            {newest.length === 0 && <p className="text-ink-muted">{said.noRuns}</p>}
            <ul>{newest.map((run) => (
              <li key={run.id} className="grid grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)] items-baseline gap-x-3 border-t border-rule py-1.5 first:border-0">
                <StatusMark status={run.status} /><Link className="link truncate" prefetch={false} href={`/runs/${run.id}`} title={run.name}>{run.name}</Link><span className="min-w-0"><RunVerdict run={run} /></span>
              </li>
            ))}</ul>
          </Section>
          <Section title={words.history.views}>
            {views.length === 0 ? <p className="text-ink-muted">{said.noViews}</p> : <ul className="grid gap-1">{views.map((view) => <li key={view.id} className="truncate"><Link className="link" prefetch={false} href={`/?${view.query}`} title={view.query}>{view.name}</Link> {view.project === '' && <span className="text-ink-faint">{words.history.everyProject}</span>}</li>)}</ul>}
          </Section>
          <Section title={said.activity}>
            {activity.length === 0 ? <p className="text-ink-muted">{words.team.feed.empty}</p> : <ol className="-mx-4">{activity.map((item) => <FeedLine key={item.id} item={item} />)}</ol>}
            <p className="mt-2"><Link className="link" href={`/feed?${new URLSearchParams({ project: summary.project }).toString()}`}>{said.allActivity}</Link></p>
          </Section>
        </div>
      </div>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section aria-label={title} className="panel min-w-0 p-4"><h2 className="mb-2 text-sm">{title}</h2>{children}</section>;
}
