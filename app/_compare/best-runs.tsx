'use client';

import Link from 'next/link';
import { isHigherBetter } from '../../lib/protocol/best-validation.ts';
import { formatExact, formatValue } from '../_charts/format-value.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { useWords } from '../_words/words-context.tsx';

/** For every metric the run that did best, and how far the others are. */
export function BestRuns({ compared }: { readonly compared: readonly ComparedRun[] }) {
  const { comparison } = useWords().history;
  const names = [...new Set(compared.flatMap(({ metrics }) => metrics.map(({ name }) => name)))].filter((name) => name !== 'learning-rate' && name !== 'gradient-norm').sort();
  const rows = names.flatMap((name) => {
    const sign = isHigherBetter(name) ? -1 : 1;
    const found = compared.flatMap(({ run, metrics }) => {
      const metric = metrics.find((other) => other.name === name);
      const value = sign === 1 ? metric?.min : metric?.max;
      return typeof value === 'number' ? [{ run, value }] : [];
    }).sort((a, b) => sign * (a.value - b.value));
    return found[0] ? [{ name, best: found[0], worst: found.at(-1)!, count: found.length }] : [];
  });
  const { bestColumns } = comparison;
  return (
    <section aria-label={comparison.best} className="panel min-w-0 overflow-x-auto p-4">
      <h2 className="mb-2 text-sm">{comparison.best}</h2>
      <table className="w-full text-left">
        <thead><tr className="text-xs text-ink-faint">{[bestColumns.metric, bestColumns.run, bestColumns.value, bestColumns.worst, bestColumns.spread].map((label) => <th key={label} scope="col" className="py-1 pr-4 font-medium">{label}</th>)}</tr></thead>
        <tbody>{rows.map(({ name, best, worst, count }) => <tr key={name} className="border-t border-rule"><th scope="row" className="py-1 pr-4 font-normal text-ink-muted">{name}</th><td className="max-w-48 truncate py-1 pr-4"><Link className="link" prefetch={false} href={`/runs/${best.run.id}`}>{best.run.name}</Link></td><td className="py-1 pr-4" title={formatExact(best.value)}>{formatValue(best.value)}</td><td className="py-1 pr-4 text-ink-muted" title={formatExact(worst.value)}>{formatValue(worst.value)}</td><td className="py-1 text-ink-muted">{count}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
