'use client';

import { useRun } from '../_live/run-context.tsx';
import { usePageState } from '../_run/page-state-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { CoverageSummary } from './coverage-list.tsx';
import { IncidentCard } from './incident-card.tsx';

/** The open incidents beside the charts: the worst one in full, the others to be opened; then what was watched. */
export function IncidentPanel() {
  const words = useWords();
  const { showStep, change } = usePageState();
  const open = useRun((view) => view.incidents).filter(({ state }) => state === 'firing');
  const coverage = useRun((view) => view.coverage);
  return (
    <section aria-label={words.incident.title} className="grid gap-3 xl:sticky xl:top-14 xl:max-h-[calc(100dvh-4.5rem)] xl:overflow-y-auto">
      <h2 className="text-sm font-medium text-ink-muted">{words.incident.title}</h2>
      {open.length === 0 && <p className="panel p-4 text-ink-muted">{words.incident.noneOpen}</p>}
      {open.map((incident, i) => <IncidentCard key={incident.id} incident={incident} onStep={showStep} isOpen={i === 0} />)}
      <CoverageSummary coverage={coverage} onOpen={() => change({ tab: 'incidents' })} />
    </section>
  );
}
