'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { useRun } from '../_live/run-context.tsx';
import { usePageState } from '../_run/page-state-context.tsx';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { CoverageList, CoverageSummary } from './coverage-list.tsx';
import { IncidentCard, IncidentSubject } from './incident-card.tsx';

/** The open incidents beside the charts: the worst one in full, the others to be opened; then `children`, then what was watched, in full where nothing is open. */
export function IncidentPanel({ children }: { readonly children?: ReactNode }) {
  const words = useWords();
  const { showStep, change } = usePageState();
  const open = useRun((view) => view.incidents).filter(({ state }) => state === 'firing');
  const coverage = useRun((view) => view.coverage);
  const runId = useRun((view) => view.run.id);
  const showAll = () => change({ tab: 'incidents' });
  return (
    <section aria-label={words.incident.title} className="grid gap-3 xl:sticky xl:top-14 xl:max-h-[calc(100dvh-4.5rem)] xl:overflow-y-auto">
      <h2 className="flex justify-between gap-3 text-sm font-medium text-ink-muted">{words.incident.title}<Link href={`/runs/${runId}/map`} className="link font-normal">{words.map.title}</Link></h2>
      {open.length === 0 && <p className="panel p-4 text-ink-muted">{words.incident.noneOpen}</p>}
      {open.length > 0 && <ShortList incidents={open} onOpen={showAll} />}
      <div className="hidden gap-3 xl:grid">{open.map((incident, i) => <IncidentCard key={incident.id} incident={incident} onStep={showStep} isOpen={i === 0} />)}</div>
      {children}
      <div className={open.length === 0 ? 'xl:hidden' : ''}><CoverageSummary coverage={coverage} onOpen={showAll} /></div>
      {open.length === 0 && <div className="hidden xl:block"><CoverageList coverage={coverage} /></div>}
    </section>
  );
}

/** Where there is no room beside the charts: one line per incident, so that the charts are not far away. */
function ShortList({ incidents, onOpen }: { readonly incidents: readonly IncidentResource[]; readonly onOpen: () => void }) {
  const words = useWords();
  const say = useSay();
  return (
    <ul className="panel xl:hidden">
      {incidents.map((incident) => (
        <li key={incident.id} className="border-b border-rule last:border-0">
          <button type="button" onClick={onOpen} className="flex min-h-11 w-full flex-wrap items-center gap-x-3 px-3 py-2 text-left hover:bg-surface-hover">
            <SeverityMark severity={incident.severity} /><span className="font-medium">{say(incident.title)}</span><IncidentSubject incident={incident} /><span className="text-ink-muted">{words.incident.atStep(formatCount(incident.openedAtStep))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
