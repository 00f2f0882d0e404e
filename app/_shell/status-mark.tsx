'use client';

import { CircleAlert, CircleCheck, CircleDashed, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { RunStatus, Verdict } from '../../lib/protocol/resource.ts';
import { useWords } from '../_words/words-context.tsx';

const statusLook: Readonly<Record<RunStatus, string>> = {
  running: 'bg-healthy', finished: 'bg-idle', failed: 'bg-critical', stopped: 'border-2 border-idle', lost: 'border-2 border-warning',
};

/** The status of a run: a dot of its own shape and colour, and the word. */
export function StatusMark({ status }: { readonly status: RunStatus }) {
  const words = useWords();
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={words.statusAbout[status]}>
      <span aria-hidden className={`size-2 shrink-0 rounded-full ${statusLook[status]}`} />
      {words.status[status]}
    </span>
  );
}

type Tone = Verdict['tone'];
const toneIcons: Readonly<Record<Tone, LucideIcon>> = { critical: OctagonAlert, warning: TriangleAlert, info: Info, healthy: CircleCheck, waiting: CircleDashed };
export const toneInk: Readonly<Record<Tone, string>> = { critical: 'text-critical', warning: 'text-warning', info: 'text-info', healthy: 'text-healthy', waiting: 'text-idle' };
export const toneGround: Readonly<Record<Tone, string>> = { critical: 'bg-critical-faint', warning: 'bg-warning-faint', info: 'bg-info-faint', healthy: 'bg-healthy-faint', waiting: 'bg-surface-sunken' };

/** The picture of a tone or severity, each of its own shape; always beside its word. */
export function ToneIcon({ tone, size = 16 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = toneIcons[tone] ?? CircleAlert;
  return <Icon aria-hidden size={size} className={`shrink-0 ${toneInk[tone]}`} />;
}

/** A severity with picture and word. */
export function SeverityMark({ severity }: { readonly severity: 'critical' | 'warning' | 'info' }) {
  const words = useWords();
  return <span className={`inline-flex items-center gap-1 whitespace-nowrap font-medium ${toneInk[severity]}`}><ToneIcon tone={severity} size={14} />{words.severity[severity]}</span>;
}
