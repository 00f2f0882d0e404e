'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';
import { isHigherBetter } from '../../lib/protocol/best-validation.ts';
import { SeriesSwatch } from '../_charts/chart-legend.tsx';
import { formatCount } from '../_charts/format-value.ts';
import { parallelAxis, parallelText, rowsInside, type ParallelColumn } from '../_charts/parallel-axes.ts';
import { ParallelCoordinates } from '../_charts/parallel-coordinates.tsx';
import { ScatterPlot } from '../_charts/scatter-plot.tsx';
import type { SeriesLook } from '../_charts/series-colours.ts';
import { chartWords } from '../_charts/words.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { Menu } from '../_history/menu.tsx';
import { Choice } from '../_shell/choice.tsx';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { NameChoice } from './compare-curves.tsx';
import type { CompareState } from './compare-state.ts';
import { usualAxes, type SettingRow } from './differences.ts';

interface RelationsProps {
  readonly compared: readonly ComparedRun[];
  readonly config: readonly SettingRow[];
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly known: readonly string[];
  readonly state: CompareState;
  readonly onChange: (part: Partial<CompareState>) => void;
  /** Compares those runs alone. */
  readonly onKeep: (runIds: readonly string[]) => void;
}

/** What the hyperparameters have to do with a result: one against it as points, or all of them as lines. */
export function HyperparameterRelations({ compared, config, looks, known, state, onChange, onKeep }: RelationsProps) {
  const words = useWords();
  const { comparison } = words.history;
  const different = useMemo(() => config.filter(({ isDifferent }) => isDifferent), [config]);
  const numeric = different.filter(({ values }) => values.some((value) => typeof value === 'number'));
  const setting = numeric.find(({ name }) => name === state.axis) ?? numeric[0];
  const result = known.find((name) => name === state.result) ?? known.find((name) => name.startsWith('validation/')) ?? known[0];
  const results = useMemo(() => compared.map(({ metrics }) => {
    const metric = metrics.find(({ name }) => name === result);
    return (metric && (isHigherBetter(metric.name) ? metric.max : metric.min)) ?? null;
  }), [compared, result]);
  const chosen = state.axes ?? usualAxes(different);
  const isParallel = state.relation === 'parallel';
  const points = compared.flatMap(({ run }, index) => {
    const [x, y] = [setting?.values[index], results[index]];
    return typeof x === 'number' && typeof y === 'number' ? [{ id: run.id, label: run.name, x, y, colour: looks.get(run.id)!.colour }] : [];
  });
  return (
    <section aria-label={comparison.relations} className={`panel min-w-0 p-4 ${isParallel ? 'xl:order-first xl:col-span-2' : ''}`}>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-sm">{comparison.relations}</h2>
        <Choice label={comparison.relations} value={state.relation} options={[['scatter', comparison.scatter], ['parallel', comparison.parallel]]} onChange={(relation) => onChange({ relation })} />
        {!isParallel && setting && <select className="field max-w-44" aria-label={comparison.horizontal} value={setting.name} onChange={(event) => onChange({ axis: event.target.value })}>{numeric.map(({ name }) => <option key={name}>{name}</option>)}</select>}
        {isParallel && different.length > 0 && <Menu isRight label={`${comparison.axes} ${chosen.length}`}><NameChoice known={different.map(({ name }) => name)} chosen={chosen} onChange={(axes) => onChange({ axes })} /></Menu>}
        {result && <select className="field max-w-44" aria-label={isParallel ? comparison.colourBy : comparison.vertical} value={result} onChange={(event) => onChange({ result: event.target.value })}>{known.map((name) => <option key={name}>{name}</option>)}</select>}
      </div>
      {isParallel ? (
        different.length > 0 && result ? <Parallel {...{ compared, looks, state, onChange, onKeep, result, results }} settings={different.filter(({ name }) => chosen.includes(name))} /> : <p className="text-ink-muted">{comparison.noDifferent}</p>
      ) : setting && result ? <ScatterPlot points={points} xLabel={setting.name} yLabel={result} /> : <p className="text-ink-muted">{comparison.noNumbers}</p>}
    </section>
  );
}

interface ParallelProps extends Pick<RelationsProps, 'compared' | 'looks' | 'state' | 'onChange' | 'onKeep'> {
  readonly settings: readonly SettingRow[];
  readonly result: string;
  readonly results: readonly (number | null)[];
}

function Parallel({ compared, settings, looks, state, onChange, onKeep, result, results }: ParallelProps) {
  const words = useWords();
  const said = chartWords[useLanguage()];
  const { comparison } = words.history;
  const [isTable, setTable] = useState(false);
  const columns = useMemo<readonly ParallelColumn[]>(() => [...settings.map(({ name, values }) => ({ name, values })), { name: result, values: results }], [settings, result, results]);
  const inside = useMemo(() => rowsInside(columns.map(parallelAxis), state.brushes, compared.length), [columns, state.brushes, compared.length]);
  const rows = useMemo(() => compared.map(({ run }) => ({ id: run.id, label: run.name, ...looks.get(run.id)! })), [compared, looks]);
  const sign = isHigherBetter(result) ? -1 : 1;
  const order = compared.map((_, index) => index).filter((index) => inside[index]).sort((a, b) => (results[a] === null ? 1 : results[b] === null ? -1 : sign * (results[a]! - results[b]!)));
  const isChosen = order.length < compared.length;
  return (
    <>
      <p className="flex flex-wrap items-center gap-3 text-ink-muted" role="status">
        {comparison.insideOf(formatCount(order.length), formatCount(compared.length))}
        {state.brushes.size > 0 && <button type="button" className="link" onClick={() => onChange({ brushes: new Map() })}>{comparison.clearBrushes}</button>}
        {isChosen && order.length > 0 && <button type="button" className="link" onClick={() => onKeep(order.map((index) => compared[index]!.run.id))}>{comparison.keepInside}</button>}
        <button type="button" className="chart-button ml-auto" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{said.showTable}</button>
      </p>
      <ParallelCoordinates
        label={comparison.parallel} rows={rows} columns={columns} brushes={state.brushes} words={said}
        onBrush={(name, brush) => onChange({ brushes: new Map([...[...state.brushes].filter(([other]) => other !== name), ...(brush ? [[name, brush] as const] : [])]) })}
      />
      {isTable && (
        <div className="max-h-96 overflow-auto" tabIndex={0} role="region" aria-label={comparison.parallel}>
          <table className="w-full text-left">
            <thead className="sticky top-0 bg-surface"><tr className="text-xs text-ink-faint"><th scope="col" className="py-1 pr-4 font-medium">{comparison.bestColumns.run}</th>{columns.map(({ name }) => <th key={name} scope="col" className="py-1 pr-4 font-medium">{name}</th>)}</tr></thead>
            <tbody>{order.map((index) => (
              <tr key={rows[index]!.id} className="border-t border-rule">
                <th scope="row" className="max-w-48 py-1 pr-4 font-normal"><span className="flex items-center gap-1.5"><SeriesSwatch colour={rows[index]!.colour} dash={rows[index]!.dash} /><Link className="link truncate" prefetch={false} href={`/runs/${rows[index]!.id}`}>{rows[index]!.label}</Link></span></th>
                {columns.map(({ name, values }) => <td key={name} className="max-w-40 truncate py-1 pr-4 font-mono text-xs">{parallelText(values[index] ?? null) || <span className="text-ink-faint">{comparison.notSet}</span>}</td>)}
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
