'use client';

import { BellOff } from 'lucide-react';
import Link from 'next/link';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { SeverityMark, toneGround, ToneIcon } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { IncidentSubject } from './incident-card.tsx';
import { StepLink } from './incident-body.tsx';

interface HeadProps {
  readonly incident: IncidentResource;
  readonly runName: string;
  readonly onStep: (step: number) => void;
}

/** The verdict of a case in one sentence, where it is, and how it stands. */
export function CaseHead({ incident, runName, onStep }: HeadProps) {
  const words = useWords();
  const say = useSay();
  const isResolved = incident.state === 'resolved';
  return (
    <section aria-label={words.team.verdict} className={`flex gap-3 rounded-md p-3 sm:px-4 ${toneGround[isResolved ? 'waiting' : incident.severity]}`}>
      <span className="mt-0.5"><ToneIcon tone={isResolved ? 'healthy' : incident.severity} size={20} /></span>
      <div className="min-w-0 flex-1">
        <h1 className="text-lg">{say(incident.title)}</h1>
        <p className="mt-0.5 max-w-4xl text-base">{say(incident.message)}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted">
          <SeverityMark severity={incident.severity} />
          <strong className="font-medium text-ink" data-state={incident.state}>{words.state[incident.state]}</strong>
          {incident.resolvedBy !== undefined && <span>{words.team.resolvedBy(incident.resolvedBy)}</span>}
          {incident.reopenedBy !== undefined && <span>{words.team.reopenedBy(incident.reopenedBy)}</span>}
          {incident.acknowledgedBy !== undefined && <span>{words.incident.acknowledged(incident.acknowledgedBy)}</span>}
          {incident.assignee !== undefined && <span>{words.team.assignedTo(incident.assignee)}</span>}
          {incident.silence !== undefined && <span className="inline-flex items-center gap-1"><BellOff aria-hidden size={14} />{words.team.silenced}</span>}
          {incident.resolvedReason !== undefined && <span dir="auto">{words.team.because(incident.resolvedReason)}</span>}
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-ink-muted">
          <span>{words.incident.run}: <Link href={`/runs/${incident.runId}`} className="link" title={runName}><bdi>{runName}</bdi></Link></span>
          <IncidentSubject incident={incident} />
          <StepLink step={incident.openedAtStep} onStep={onStep} />
          <RelativeTime atMs={incident.openedAtMs} />
          <span>{words.incident.lastSeen(formatCount(incident.lastStep))}</span>
          <Link href={`/rules/${incident.rule}`} className="link">{words.incident.rule}</Link>
        </p>
      </div>
    </section>
  );
}
