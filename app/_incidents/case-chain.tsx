'use client';

import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatValue } from '../_charts/format-value.ts';
import { useWords } from '../_words/words-context.tsx';
import { Consequences, Falsifiers, NotEvaluated, Part } from './incident-body.tsx';

/** From the cause to its consequences with their steps, what else it could be, and what would prove it wrong. */
export function CaseChain({ incident, onStep }: { readonly incident: IncidentResource; readonly onStep: (step: number) => void }) {
  const words = useWords();
  return (
    <div className="grid gap-3">
      <Part title={words.team.chainCause}><span className="text-base font-medium">{words.cause[incident.cause]}</span></Part>
      {incident.consequences.length === 0 ? <p className="text-ink-muted">{words.team.noChain}</p> : <Consequences incident={incident} onStep={onStep} />}
      {incident.candidates.length > 1 && (
        <Part title={words.team.candidates}>
          <ul className="grid gap-1">{incident.candidates.map(({ cause, score }) => (
            <li key={cause} className="grid grid-cols-[minmax(8rem,14rem)_1fr_3rem] items-center gap-3">
              <span className={cause === incident.cause ? 'font-medium' : 'text-ink-muted'}>{words.cause[cause]}</span>
              <span aria-hidden className="h-1.5 rounded-full bg-surface-sunken"><span className="block h-full rounded-full bg-accent" style={{ width: `${Math.max(0, Math.min(1, score)) * 100}%` }} /></span>
              <span className="text-right text-ink-muted">{formatValue(score)}</span>
            </li>
          ))}</ul>
        </Part>
      )}
      <Falsifiers incident={incident} />
      <NotEvaluated incident={incident} />
    </div>
  );
}
