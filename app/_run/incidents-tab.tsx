'use client';

import { CoverageList } from '../_incidents/coverage-list.tsx';
import { IncidentCard } from '../_incidents/incident-card.tsx';
import { useRun } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { usePageState } from './page-state-context.tsx';

/** Every incident of the run in full, open ones first, and what was watched. */
export function IncidentsTab() {
  const words = useWords();
  const { showStep } = usePageState();
  const incidents = useRun((view) => view.incidents);
  const coverage = useRun((view) => view.coverage);
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 content-start gap-3">
        {incidents.length === 0 && <p className="panel p-6 text-ink-muted">{words.incident.noneEver}</p>}
        {incidents.map((incident) => <IncidentCard key={incident.id} incident={incident} onStep={showStep} />)}
      </div>
      <CoverageList coverage={coverage} />
    </div>
  );
}
