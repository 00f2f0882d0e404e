'use client';

import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { formatCount, formatExact } from '../_charts/format-value.ts';
import { numberOf } from '../_live/series-points.ts';
import { useWords } from '../_words/words-context.tsx';
import { formatEvidence } from './evidence-value.ts';

/** The numbers an incident rests on; one with a step moves the charts there. */
export function EvidenceTable({ incident, onStep }: { readonly incident: IncidentResource; readonly onStep?: ((step: number) => void) | undefined }) {
  const words = useWords();
  const { evidenceColumns: columns, units } = words.incident;
  if (incident.evidence.length === 0) return null;
  const hasBaseline = incident.evidence.some(({ baseline }) => baseline !== undefined);
  return (
    <table className="w-full text-left">
      <thead className="text-xs text-ink-faint"><tr><Head>{columns.signal}</Head><Head isNumber>{columns.value}</Head><Head isNumber>{columns.threshold}</Head>{hasBaseline && <Head isNumber>{columns.baseline}</Head>}</tr></thead>
      <tbody>
        {incident.evidence.map(({ signal, value, threshold, baseline, unit, step }, i) => {
          const text = formatEvidence(value, unit, units);
          const exact = `${formatExact(numberOf(value))}${step === undefined ? '' : ` · ${words.incident.atStep(formatCount(step))}`}`;
          return (
            <tr key={i} className="border-t border-rule">
              <td className="py-1 pr-3 font-mono text-xs break-all">{signal}</td>
              <td className="py-1 text-right whitespace-nowrap" title={exact}>{step !== undefined && onStep ? <button type="button" className="link" onClick={() => onStep(step)} aria-label={`${text}, ${words.incident.goToStep(formatCount(step))}`}>{text}</button> : text}</td>
              <td className="py-1 pl-3 text-right whitespace-nowrap text-ink-muted">{threshold === null ? '' : formatEvidence(threshold, unit, units)}</td>
              {hasBaseline && <td className="py-1 pl-3 text-right whitespace-nowrap text-ink-muted">{baseline === undefined ? '' : formatEvidence(baseline, unit, units)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ children, isNumber = false }: { readonly children: string; readonly isNumber?: boolean }) {
  return <th scope="col" className={`py-1 font-medium whitespace-nowrap ${isNumber ? 'pl-3 text-right' : ''}`}>{children}</th>;
}
