'use client';

import Link from 'next/link';
import { createContext, useContext } from 'react';
import { hasDirection, isHigherBetter } from '../../lib/protocol/best-validation.ts';
import type { SeriesSummary } from '../../lib/protocol/resource.ts';
import type { RunMetric } from '../../lib/protocol/run-table.ts';
import { formatExact, formatValue } from '../_charts/format-value.ts';
import type { Baseline } from '../_data/baseline.ts';
import { useRun } from '../_live/run-context.tsx';
import { numberOf } from '../_live/series-points.ts';
import { BaselineChange } from '../_runs/baseline-change.tsx';
import { useWords } from '../_words/words-context.tsx';
import { unitOf } from './series-name.ts';

const Compared = createContext<Baseline | null>(null);

/** What the run of this page is compared with. */
export const BaselineProvider = Compared.Provider;

const mostRows = 12;

/** Newest and best results of the run with their distance from the baseline's in percent, live; nothing without a baseline. */
export function BaselineDifference() {
  const words = useWords();
  const { history } = words;
  const baseline = useContext(Compared);
  const isBaseline = useRun((view) => view.run.isBaseline);
  const series = useRun((view) => view.series);
  if (!baseline || isBaseline) return null;
  const rows = rowsOf(series, baseline.metrics);
  const cell = (name: string, value: number, base: number | null) => (
    <td className="py-1 pr-3 whitespace-nowrap last:pr-0"><span title={formatExact(value)}>{formatValue(value, unitOf(name))}</span><span className="block"><BaselineChange name={name} value={value} base={base} baseline={baseline.name} /></span></td>
  );
  return (
    <section aria-label={history.edit.against(baseline.name)} className="panel min-w-0 p-4" data-baseline={baseline.runId}>
      <h2 className="mb-1 text-sm">{history.edit.versus} <Link href={`/runs/${baseline.runId}`} prefetch={false} className="link"><bdi>{baseline.name}</bdi></Link></h2>
      {rows.length === 0 ? <p className="text-ink-muted">{history.edit.nothingShared}</p> : (
        <table className="w-full text-left">
          <thead><tr className="text-xs text-ink-faint">{[history.comparison.bestColumns.metric, history.edit.newestValue, history.edit.bestValue].map((label) => <th key={label} scope="col" className="py-1 pr-3 font-medium last:pr-0">{label}</th>)}</tr></thead>
          <tbody>{rows.map(({ name, last, best, base, baseLast }) => (
            <tr key={name} className="border-t border-rule align-top"><th scope="row" className="max-w-36 truncate py-1 pr-3 font-normal text-ink-muted" title={name}>{name}</th>{cell(name, last, baseLast)}{best === null ? <td /> : cell(name, best, base)}</tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}

interface Difference {
  readonly name: string;
  readonly last: number;
  readonly baseLast: number;
  /** `null` for both where it is not known what is better. */
  readonly best: number | null;
  readonly base: number | null;
}

/** The results both runs have, validation first. */
function rowsOf(series: ReadonlyMap<string, SeriesSummary>, metrics: readonly RunMetric[]): readonly Difference[] {
  return metrics
    .flatMap((metric): Difference[] => {
      const own = series.get(metric.name);
      if (!own || !hasDirection(metric.name)) return [];
      const part = isHigherBetter(metric.name) ? 'max' : 'min';
      return [{ name: metric.name, last: numberOf(own.last), baseLast: numberOf(metric.last), best: own[part], base: metric[part] }];
    })
    .sort((a, b) => Number(b.name.startsWith('validation/')) - Number(a.name.startsWith('validation/')))
    .slice(0, mostRows);
}
