'use client';

import { BellOff } from 'lucide-react';
import Link from 'next/link';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { AcknowledgeButton } from './acknowledge-button.tsx';
import { IncidentBody, StepLink } from './incident-body.tsx';

interface CardProps {
  readonly incident: IncidentResource;
  readonly onStep?: (step: number) => void;
  /** False shows the head alone, to be opened. */
  readonly isOpen?: boolean;
}

/** One incident in full. */
export function IncidentCard({ incident, onStep, isOpen = true }: CardProps) {
  const words = useWords();
  const say = useSay();
  return (
    <article className="panel p-4" data-incident={incident.id} aria-label={say(incident.title)}>
      <details open={isOpen}>
        <summary className="list-none">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <strong className="text-base font-semibold">{say(incident.title)}</strong>
            <SeverityMark severity={incident.severity} />
            <span className="text-ink-muted">{incident.state === 'resolved' ? (incident.resolvedAtStep === undefined ? words.state.resolved : words.incident.resolvedAt(formatCount(incident.resolvedAtStep))) : words.state[incident.state]}</span>
            <IncidentMarks incident={incident} />
            <IncidentSubject incident={incident} />
          </span>
        </summary>
        <p className="mt-1 mb-3 flex flex-wrap gap-x-3 text-ink-muted">
          <StepLink step={incident.openedAtStep} onStep={onStep} />
          <RelativeTime atMs={incident.openedAtMs} />
          <span>{words.incident.lastSeen(formatCount(incident.lastStep))}</span>
          <Link href={`/rules/${incident.rule}`} className="link">{words.incident.rule}</Link>
          <Link href={`/incidents/${incident.id}`} className="link">{words.incident.details}</Link>
        </p>
        <IncidentBody incident={incident} onStep={onStep} />
      </details>
      {incident.state !== 'resolved' && <p className="mt-3"><AcknowledgeButton incident={incident} isQuiet /></p>}
    </article>
  );
}

/** Where it is: a layer, a variable, a series; nothing for the whole model. */
export function IncidentSubject({ incident }: { readonly incident: Pick<IncidentResource, 'subject'> }) {
  return incident.subject === 'model' ? null : <span title={incident.subject} className="max-w-full truncate font-mono text-xs text-ink-muted">{incident.subject}</span>;
}

/** What people said about it, in a few words: silenced, whose it is, who closed it. */
export function IncidentMarks({ incident }: { readonly incident: Pick<IncidentResource, 'silence' | 'assignee' | 'resolvedBy'> }) {
  const { team } = useWords();
  return (
    <>
      {incident.silence && <span className="inline-flex items-center gap-1 text-ink-muted"><BellOff aria-hidden size={13} />{team.silenced}</span>}
      {incident.assignee !== undefined && <span className="text-ink-muted">{team.assignedTo(incident.assignee)}</span>}
      {incident.resolvedBy !== undefined && <span className="text-ink-muted">{team.resolvedBy(incident.resolvedBy)}</span>}
    </>
  );
}
