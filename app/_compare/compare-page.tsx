'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo, useState } from 'react';
import { isHigherBetter } from '../../lib/protocol/best-validation.ts';
import { ChartGroup } from '../_charts/chart-group.tsx';
import { SeriesSwatch } from '../_charts/chart-legend.tsx';
import { formatCount, formatExact, formatValue } from '../_charts/format-value.ts';
import { ScatterPlot } from '../_charts/scatter-plot.tsx';
import { assignColours } from '../_charts/series-colours.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { Menu } from '../_history/menu.tsx';
import { Choice } from '../_shell/choice.tsx';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { CompareChart } from './compare-chart.tsx';
import { compareAddress, readCompareState, type CompareState } from './compare-state.ts';
import { configRows, environmentRows, type SettingRow } from './differences.ts';

const usual = ['train/loss', 'validation/loss', 'train/accuracy', 'validation/accuracy'];

/** Curves, settings, results and incidents of several runs. */
export function ComparePage({ runs: first, missing }: { readonly runs: readonly ComparedRun[]; readonly missing: number }) {
  const words = useWords();
  const { comparison } = words.history;
  const search = useSearchParams();
  const state = useMemo(() => readCompareState(new URLSearchParams(search)), [search]);
  const [compared, setCompared] = useState(first);
  const runs = useMemo(() => compared.map(({ run }) => run), [compared]);
  const looks = useMemo(() => assignColours(runs.map(({ id }) => id).sort()), [runs]);
  const known = useMemo(() => [...new Set(compared.flatMap(({ metrics }) => metrics.map(({ name }) => name)))].sort(), [compared]);
  const shown = state.metrics ?? known.filter((name) => usual.includes(name)).concat(known.some((name) => usual.includes(name)) ? [] : known.slice(0, 2));
  const config = useMemo(() => configRows(runs), [runs]);
  const put = (next: readonly ComparedRun[], part: Partial<CompareState> = {}) => history.replaceState(null, '', compareAddress(next.map(({ run }) => run.id), { ...state, ...part }));
  const change = (part: Partial<CompareState>) => put(compared, part);
  const remove = (id: string) => {
    const left = compared.filter(({ run }) => run.id !== id);
    setCompared(left);
    put(left);
  };
  const deleted = runs.filter((run) => run.deletedAtMs !== null);
  return (
    <div className="grid grid-cols-1 gap-4">
      <h1 className="text-xl">{comparison.title} <span className="text-sm font-normal text-ink-faint">{comparison.runs(formatCount(runs.length))}</span></h1>
      {missing > 0 && <p role="status" className="text-warning">{comparison.missing(formatCount(missing))}</p>}
      {deleted.length > 0 && <p role="status" className="text-warning">{comparison.deleted(words.list(deleted.map(({ name }) => name)))}</p>}
      <ul className="flex max-h-28 flex-wrap gap-1.5 overflow-y-auto">
        {runs.map((run) => (
          <li key={run.id} className="panel flex items-center gap-1.5 pl-2">
            <SeriesSwatch {...looks.get(run.id)!} />
            <Link href={`/runs/${run.id}`} prefetch={false} className="max-w-48 truncate text-ink hover:underline" title={`${run.project} ${run.name}`}>{run.name}</Link>
            <button type="button" className="icon-button !h-7 !min-w-7" aria-label={comparison.remove(run.name)} onClick={() => remove(run.id)}><X aria-hidden size={12} /></button>
          </li>
        ))}
      </ul>
      <section aria-label={comparison.curves} className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Menu label={`${comparison.metrics} ${shown.length}`}>
            <ul className="grid max-h-72 gap-1 overflow-y-auto">{known.map((name) => <li key={name}><label className="flex items-center gap-2"><input type="checkbox" className="accent-accent" checked={shown.includes(name)} onChange={(event) => change({ metrics: event.target.checked ? [...shown, name] : shown.filter((other) => other !== name) })} /><span className="truncate">{name}</span></label></li>)}</ul>
          </Menu>
          <Choice label={words.controls.xAxis} value={state.x} options={[['step', words.controls.step], ['epoch', words.controls.epoch], ['time', words.controls.time]]} onChange={(x) => change({ x })} />
          <label className="flex items-center gap-2 text-ink-muted">{words.controls.smoothing}<input type="range" min={0} max={0.99} step={0.01} value={state.smoothing} className="h-4 w-24 accent-accent" onChange={(event) => change({ smoothing: Number(event.target.value) })} /></label>
          <select className="field max-w-56 min-w-0" aria-label={comparison.bandBy} value={state.band} onChange={(event) => change({ band: event.target.value })}>
            <option value="">{comparison.bandBy}: {comparison.noBand}</option>
            {config.filter(({ isDifferent }) => isDifferent).map(({ name }) => <option key={name} value={name}>{comparison.bandBy}: {name}</option>)}
          </select>
          {state.band !== '' && <Choice label={comparison.bands} value={state.bandKind} options={[['range', comparison.range], ['deviation', comparison.deviation]]} onChange={(bandKind) => change({ bandKind })} />}
        </div>
        <ChartGroup><div className="grid grid-cols-1 gap-3 lg:grid-cols-2">{shown.map((name) => <CompareChart key={name} name={name} runs={runs} looks={looks} state={state} />)}</div></ChartGroup>
      </section>
      <Differences runs={compared} config={config} isAll={state.isAllShown} onAll={(isAllShown) => change({ isAllShown })} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        <Best compared={compared} />
        <Relations compared={compared} config={config} looks={looks} state={state} known={known} onChange={change} />
      </div>
      <Incidents compared={compared} />
    </div>
  );
}

function Differences({ runs, config, isAll, onAll }: { readonly runs: readonly ComparedRun[]; readonly config: readonly SettingRow[]; readonly isAll: boolean; readonly onAll: (isAll: boolean) => void }) {
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
            <thead><tr><th scope="col" className="sticky left-0 bg-surface py-1 pr-4 text-xs font-medium text-ink-faint">{title}</th>{runs.map(({ run }) => <th key={run.id} scope="col" className="max-w-40 truncate py-1 pr-4 text-xs font-medium text-ink-faint" title={run.name}>{run.name}</th>)}</tr></thead>
            <tbody>{rows.map(({ name, values, isDifferent }) => (
              <tr key={name} className="border-t border-rule"><th scope="row" className="sticky left-0 bg-surface py-1 pr-4 font-normal whitespace-nowrap text-ink-muted">{name}</th>{values.map((value, index) => <td key={runs[index]!.run.id} className={`max-w-40 truncate py-1 pr-4 font-mono text-xs ${isDifferent ? 'text-ink' : 'text-ink-faint'}`} title={value === null ? undefined : String(value)}>{value === null ? <span className="text-ink-faint">{comparison.notSet}</span> : String(value)}</td>)}</tr>
            ))}</tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

function Best({ compared }: { readonly compared: readonly ComparedRun[] }) {
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

interface RelationsProps {
  readonly compared: readonly ComparedRun[];
  readonly config: readonly SettingRow[];
  readonly looks: ReturnType<typeof assignColours>;
  readonly known: readonly string[];
  readonly state: CompareState;
  readonly onChange: (part: Partial<CompareState>) => void;
}

function Relations({ compared, config, looks, known, state, onChange }: RelationsProps) {
  const { comparison } = useWords().history;
  const settings = config.filter(({ isDifferent, values }) => isDifferent && values.some((value) => typeof value === 'number'));
  const setting = settings.find(({ name }) => name === state.axis) ?? settings[0];
  const result = known.find((name) => name === state.result) ?? known.find((name) => name.startsWith('validation/')) ?? known[0];
  const points = compared.flatMap(({ run, metrics }, index) => {
    const metric = metrics.find(({ name }) => name === result);
    const y = metric && (isHigherBetter(metric.name) ? metric.max : metric.min);
    const x = setting?.values[index];
    return typeof x === 'number' && typeof y === 'number' ? [{ id: run.id, label: run.name, x, y, colour: looks.get(run.id)!.colour }] : [];
  });
  return (
    <section aria-label={comparison.relations} className="panel min-w-0 p-4">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto text-sm">{comparison.relations}</h2>
        {setting && <select className="field max-w-44" aria-label={comparison.horizontal} value={setting.name} onChange={(event) => onChange({ axis: event.target.value })}>{settings.map(({ name }) => <option key={name}>{name}</option>)}</select>}
        {result && <select className="field max-w-44" aria-label={comparison.vertical} value={result} onChange={(event) => onChange({ result: event.target.value })}>{known.map((name) => <option key={name}>{name}</option>)}</select>}
      </div>
      {setting && result ? <ScatterPlot points={points} xLabel={setting.name} yLabel={result} /> : <p className="text-ink-muted">{comparison.noNumbers}</p>}
    </section>
  );
}

function Incidents({ compared }: { readonly compared: readonly ComparedRun[] }) {
  const { comparison } = useWords().history;
  const say = useSay();
  const withSome = compared.filter(({ incidents }) => incidents.length > 0);
  return (
    <section aria-label={comparison.incidents} className="panel min-w-0 p-4">
      <h2 className="mb-2 text-sm">{comparison.incidents}</h2>
      {withSome.length === 0 && <p className="text-ink-muted">{comparison.noIncidents}</p>}
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
        {withSome.map(({ run, incidents }) => (
          <div key={run.id} className="min-w-0">
            <h3 className="truncate text-sm" title={run.name}>{run.name}</h3>
            <ul>{incidents.map((incident) => <li key={incident.id} className="flex min-w-0 items-baseline gap-2 border-t border-rule py-1"><SeverityMark severity={incident.severity} /><Link href={`/incidents/${incident.id}`} prefetch={false} className="min-w-0 truncate text-ink hover:underline">{say(incident.title)}</Link><span className="ml-auto whitespace-nowrap text-ink-faint">{comparison.incidentAt(formatCount(incident.openedAtStep))}</span></li>)}</ul>
          </div>
        ))}
      </div>
    </section>
  );
}
