'use client';

import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Eye, type LucideIcon, Wrench } from 'lucide-react';
import type { Mark } from '../../lib/diagnosis/map/mark.ts';
import { useWords } from '../_words/words-context.tsx';

type Look = 'named' | 'possible' | 'sign' | 'remedy' | 'ruled-out' | 'not-evaluated' | 'unwatched';

const icons: Readonly<Record<Look, LucideIcon>> = { named: CircleAlert, possible: CircleDot, sign: CircleDot, remedy: Wrench, 'ruled-out': CircleCheck, 'not-evaluated': CircleDashed, unwatched: Eye };
const inks: Readonly<Record<Look, string>> = { named: 'text-critical', possible: 'text-warning', sign: 'text-warning', remedy: 'text-accent', 'ruled-out': 'text-healthy', 'not-evaluated': 'text-ink-faint', unwatched: 'text-ink-faint' };

/** How a mark looks: the strongest support, else its state. */
export function lookOf(mark: Pick<Mark, 'state' | 'support'>): Look {
  return mark.state === 'supported' ? (mark.support[0]?.grade ?? 'sign') : mark.state;
}

/** What the run says about a place: picture and word. */
export function MapMark({ look }: { readonly look: Look }) {
  const { map } = useWords();
  const Icon = icons[look];
  return <span className={`inline-flex items-center gap-1 text-xs whitespace-nowrap ${inks[look]}`}><Icon aria-hidden size={12} className="shrink-0" />{{ ...map.state, ...map.grade }[look]}</span>;
}
