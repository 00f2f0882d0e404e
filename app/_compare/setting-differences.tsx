'use client';

import { useMemo } from 'react';
import { SeriesSwatch } from '../_charts/chart-legend.tsx';
import type { SeriesLook } from '../_charts/series-colours.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { useWords } from '../_words/words-context.tsx';
import { environmentRows, type SettingRow } from './differences.ts';

interface SettingDifferencesProps {
  readonly runs: readonly ComparedRun[];
  readonly config: readonly SettingRow[];
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

/** Hyperparameters and environments beside each other, only what differs unless all is asked for. */
export function SettingDifferences({ runs, config, looks, isAll, onAll }: SettingDifferencesProps) {
  const { comparison } = useWords().history;
  const environment = useMemo(() => environmentRows(runs.map(({ run }) => run)), [runs]);
  const shown = (rows: readonly SettingRow[]) => rows.filter((row) => isAll || row.isDifferent);
  const parts = [[comparison.configPart, shown(config)], [comparison.environmentPart, shown(environment)]] as const;
  return (
    <section aria-label={comparison.differences} className="panel min-w-0 p-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2"><h2 className="text-sm">{comparison.differences}</h2><label className="flex items-center gap-1.5 text-ink-muted"><input type="checkbox" className="accent-accent" checked={!isAll} onChange={(event) => onAll(!event.target.checked)} />{comparison.onlyDifferent}</label></div>
      {parts.every(([, rows]) => rows.length === 0) && <p className="text-ink-muted">{comparison.same}</p>}
      <div className="max-h-96 overflow-auto" tabIndex={0} role="group" aria-label={comparison.differences}>
        {parts.map(([title, rows]) => rows.length > 0 && (
          <table key={title} className="mb-3 text-left">
            <thead className="sticky top-0 z-10 bg-surface"><tr><th scope="col" className="sticky left-0 bg-surface py-1 pr-4 text-xs font-medium text-ink-faint">{title}</th>{runs.map(({ run }) => <th key={run.id} scope="col" className="max-w-40 py-1 pr-4 text-xs font-medium text-ink-faint" title={run.name}><span className="flex items-center gap-1"><SeriesSwatch {...looks.get(run.id)!} /><span className="truncate">{run.name}</span></span></th>)}</tr></thead>
            <tbody>{rows.map(({ name, values, isDifferent }) => (
              <tr key={name} className="border-t border-rule"><th scope="row" className="sticky left-0 bg-surface py-1 pr-4 font-normal whitespace-nowrap text-ink-muted">{name}</th>{values.map((value, index) => <td key={runs[index]!.run.id} className={`max-w-40 truncate py-1 pr-4 font-mono text-xs ${isDifferent ? 'text-ink' : 'text-ink-faint'}`} title={value === null ? undefined : String(value)}>{value === null ? <span className="text-ink-faint">{comparison.notSet}</span> : String(value)}</td>)}</tr>
            ))}</tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
