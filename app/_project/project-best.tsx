'use client';

import Link from 'next/link';
import type { ProjectSummary } from '../../lib/protocol/project.ts';
import { formatExact, formatValue } from '../_charts/format-value.ts';
import { unitOf } from '../_run/series-name.ts';
import { BaselineChange } from '../_runs/baseline-change.tsx';
import { useWords } from '../_words/words-context.tsx';

/** For every metric the run that did best, with its distance from the baseline. */
export function ProjectBest({ best, baseline }: Pick<ProjectSummary, 'best' | 'baseline'>) {
  const { comparison, project } = useWords().history;
  if (best.length === 0) return <p className="text-ink-muted">{project.noBest}</p>;
  const { bestColumns } = comparison;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <thead><tr className="text-xs text-ink-faint">{[bestColumns.metric, bestColumns.value, bestColumns.run].map((label) => <th key={label} scope="col" className="py-1 pr-4 font-medium">{label}</th>)}</tr></thead>
        <tbody>{best.map(({ name, value, runId, runName, baseline: base }) => (
          <tr key={name} className="border-t border-rule">
            <th scope="row" className="max-w-44 truncate py-1 pr-4 font-normal text-ink-muted" title={name}>{name}</th>
            <td className="py-1 pr-4 whitespace-nowrap"><span title={formatExact(value)}>{formatValue(value, unitOf(name))}</span>{baseline && baseline.runId !== runId && <BaselineChange name={name} value={value} base={base} baseline={baseline.name} />}</td>
            <td className="max-w-40 truncate py-1"><Link className="link" prefetch={false} href={`/runs/${runId}`} title={runName}>{runName}</Link></td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}
