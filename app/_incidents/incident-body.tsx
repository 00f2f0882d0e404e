'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { useRuleTitle, useTipTitle } from '../_run/names-context.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { MapLink } from './map-link.tsx';

interface BodyProps {
  readonly incident: IncidentResource;
  readonly onStep?: ((step: number) => void) | undefined;
}

/** Observed, cause, consequences, what to do, and what would prove it wrong: in that order. */
export function IncidentBody({ incident, onStep }: BodyProps) {
  const words = useWords();
  const say = useSay();
  const others = incident.candidates.filter(({ cause }) => cause !== incident.cause);
  return (
    <div className="grid gap-3">
      <p className="text-base">{say(incident.message)}</p>
      <EvidenceTable incident={incident} onStep={onStep} />
      <Part title={words.incident.cause}>
        <span className="font-medium">{words.cause[incident.cause]}</span>
        {others.length > 0 && <span className="text-ink-muted"> · {words.incident.otherCauses}: {words.list(others.map(({ cause }) => words.cause[cause]))}</span>}
      </Part>
      <Consequences incident={incident} onStep={onStep} />
      <Tips ids={incident.tips} />
      <p><MapLink incident={incident} /></p>
      <Falsifiers incident={incident} />
      <NotEvaluated incident={incident} />
    </div>
  );
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section><h4 className="text-xs font-medium text-ink-faint">{title}</h4><div className="mt-0.5">{children}</div></section>;
}

export function Consequences({ incident, onStep }: BodyProps) {
  const words = useWords();
  const titleOf = useRuleTitle();
  if (incident.consequences.length === 0) return null;
  return (
    <Part title={words.incident.consequences}>
      <ol className="border-l-2 border-rule pl-3">
        {[...incident.consequences].sort((a, b) => a.firstStep - b.firstStep).map(({ rule, subject, firstStep }, i) => (
          <li key={i} className="py-0.5">
            <Link href={`/rules/${rule}`} className="link">{titleOf(rule)}</Link>
            {subject !== 'model' && <> <span className="font-mono text-xs break-all">{subject}</span></>} <StepLink step={firstStep} onStep={onStep} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

/** A step that the charts can be moved to. */
export function StepLink({ step, onStep }: { readonly step: number; readonly onStep?: ((step: number) => void) | undefined }) {
  const words = useWords();
  const text = words.incident.atStep(formatCount(step));
  return onStep ? <button type="button" className="link whitespace-nowrap" onClick={() => onStep(step)} title={words.incident.goToStep(formatCount(step))}>{text}</button> : <span className="whitespace-nowrap text-ink-muted">{text}</span>;
}

function Tips({ ids }: { readonly ids: readonly string[] }) {
  const words = useWords();
  const titleOf = useTipTitle();
  return (
    <Part title={words.incident.whatToDo}>
      {ids.length === 0 && <span className="text-ink-muted">{words.incident.noTips}</span>}
      <ul>{ids.map((id) => <li key={id} className="py-0.5"><Link href={`/tips/${id}`} className="link"><span className="font-mono text-xs">{id}</span> {titleOf(id)}</Link></li>)}</ul>
    </Part>
  );
}

/** What would prove it wrong. */
export function Falsifiers({ incident }: { readonly incident: IncidentResource }) {
  const words = useWords();
  const say = useSay();
  if (incident.falsifiedBy.length === 0) return null;
  return <Part title={words.incident.falsify}><ul className="list-disc pl-4">{incident.falsifiedBy.map(({ text, probe }, i) => <li key={i}>{say(text)}{probe && <span className="text-ink-faint"> ({words.incident.probe}: {probe})</span>}</li>)}</ul></Part>;
}

export function NotEvaluated({ incident }: { readonly incident: IncidentResource }) {
  const words = useWords();
  const titleOf = useRuleTitle();
  if (incident.notEvaluated.length === 0) return null;
  return (
    <details>
      <summary className="text-xs font-medium text-ink-faint">{words.incident.notEvaluated} ({incident.notEvaluated.length})</summary>
      <ul className="mt-1 list-disc pl-4 text-ink-muted">{incident.notEvaluated.map(({ rule, missing }) => <li key={rule}>{words.incident.notEvaluatedItem(titleOf(rule), words.list(missing))}</li>)}</ul>
    </details>
  );
}
