'use client';

import type { DataDescription, TensorStatistics } from '../../lib/protocol/description.ts';
import { formatCount, formatExact, formatValue } from '../_charts/format-value.ts';
import { Facts } from '../_shell/facts.tsx';
import { useWords } from '../_words/words-context.tsx';
import { formatShape } from './shape.ts';

/** What the model is given: statistics of inputs and targets, classes, repeats. */
export function DataFacts({ data }: { readonly data: DataDescription | null }) {
  const words = useWords();
  const { config } = words;
  const share = (value: number | null) => (value === null ? null : formatValue(value, 'ratio'));
  return (
    <Facts title={config.data} facts={data ? [
      [config.rows, formatCount(data.rows)], [config.constantFeatures, share(data.constantFeatureRatio)], [config.duplicates, share(data.duplicateRatio)],
      [config.classCounts, data.classCounts === null ? null : data.classCounts.map((count) => formatCount(count)).join(' · ')],
    ] : []}>
      {!data && <p className="text-ink-muted">{config.notDescribed}</p>}
      {data && ([[config.inputs, data.inputs], [config.targets, data.targets], [config.validationInputs, data.validationInputs]] as const).map(([title, tensors]) => tensors.length > 0 && <StatisticsTable key={title} title={title} tensors={tensors} />)}
    </Facts>
  );
}

function StatisticsTable({ title, tensors }: { readonly title: string; readonly tensors: readonly TensorStatistics[] }) {
  const words = useWords();
  const { statColumns } = words.config;
  const number = (value: number | null) => <td className="py-0.5 pl-3 text-right whitespace-nowrap" title={value === null ? undefined : formatExact(value)}>{value === null ? '–' : formatValue(value)}</td>;
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full text-left">
        <caption className="text-left text-xs font-medium text-ink-faint">{title}</caption>
        <thead className="text-xs text-ink-faint"><tr>{[statColumns.shape, statColumns.mean, statColumns.std, statColumns.min, statColumns.max, statColumns.nonFinite].map((column, i) => <th key={column} scope="col" className={`font-normal ${i > 0 ? 'pl-3 text-right' : ''}`}>{column}</th>)}</tr></thead>
        <tbody>{tensors.map((tensor, i) => <tr key={i} className="border-t border-rule"><td className="py-0.5 whitespace-nowrap">{formatShape(tensor.shape)}</td>{number(tensor.mean)}{number(tensor.std)}{number(tensor.min)}{number(tensor.max)}<td className="py-0.5 pl-3 text-right">{formatCount(tensor.nonFinite)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
