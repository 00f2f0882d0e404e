'use client';

import Link from 'next/link';
import type { IncidentItem } from '../_data/incidents.ts';
import { formatCount } from '../_charts/format-value.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { IncidentMarks, IncidentSubject } from './incident-card.tsx';

/** One incident among many: what, where, since when. */
export function IncidentLine({ item: { incident, runName, project } }: { readonly item: IncidentItem }) {
  const words = useWords();
  const say = useSay();
  return (
    <li className="grid gap-1 border-b border-rule p-3 last:border-0 md:grid-cols-[6rem_minmax(0,1fr)_auto] md:items-start md:gap-4" data-incident={incident.id}>
      <SeverityMark severity={incident.severity} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link href={`/incidents/${incident.id}`} className="text-base font-medium text-ink hover:underline">{say(incident.title)}</Link>
          <IncidentSubject incident={incident} />
          <span className="text-ink-faint">{words.state[incident.state]}</span>
          <IncidentMarks incident={incident} />
        </p>
        <p className="line-clamp-2 text-ink-muted">{say(incident.message)}</p>
        <p className="flex flex-wrap gap-x-3 text-ink-muted">
          <Link href={`/runs/${incident.runId}`} className="link max-w-64 truncate" title={runName}>{runName}</Link>
          <span className="max-w-48 truncate" title={project}>{project}</span>
          <span>{words.incident.atStep(formatCount(incident.openedAtStep))}</span>
          <RelativeTime atMs={incident.openedAtMs} />
        </p>
      </div>
      {incident.state === 'firing' && <AcknowledgeButton incident={incident} isQuiet />}
    </li>
  );
}
