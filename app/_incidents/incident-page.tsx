'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { ShareButton } from '../_access/share-button.tsx';
import type { IncidentItem } from '../_data/incidents.ts';
import { writePageState, usualPageState } from '../_run/page-state.ts';
import { useWords } from '../_words/words-context.tsx';
import { IncidentCard } from './incident-card.tsx';
import { useRefreshOnIncidents } from './use-refresh-on-incidents.ts';

/** An incident with the way to its run; its steps lead to the run's charts. */
export function IncidentPage({ item: { incident, runName } }: { readonly item: IncidentItem }) {
  const words = useWords();
  const router = useRouter();
  useRefreshOnIncidents();
  const run = `/runs/${incident.runId}`;
  return (
    <div className="grid max-w-3xl gap-3">
      <div className="flex items-center justify-between gap-3"><p>{words.incident.run}: <Link href={run} className="link" title={runName}>{runName}</Link></p><ShareButton /></div>
      <IncidentCard incident={incident} onStep={(step) => router.push(`${run}${writePageState({ ...usualPageState, step })}`)} />
    </div>
  );
}
