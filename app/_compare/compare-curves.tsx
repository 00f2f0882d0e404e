'use client';

import type { RunResource } from '../../lib/protocol/resource.ts';
import { ChartGroup } from '../_charts/chart-group.tsx';
import { xAxes } from '../_charts/chart-types.ts';
import type { SeriesLook } from '../_charts/series-colours.ts';
import { Menu } from '../_history/menu.tsx';
import { Choice } from '../_shell/choice.tsx';
import { useWords } from '../_words/words-context.tsx';
import { CompareChart } from './compare-chart.tsx';
import type { CompareState } from './compare-state.ts';
import type { SettingRow } from './differences.ts';

interface CompareCurvesProps {
  readonly runs: readonly RunResource[];
  readonly looks: ReadonlyMap<string, SeriesLook>;
  readonly config: readonly SettingRow[];
  readonly known: readonly string[];
  readonly shown: readonly string[];
  readonly state: CompareState;
  readonly onChange: (part: Partial<CompareState>) => void;
}

/** One chart a metric with the curves of all runs, or of groups of them as bands. */
export function CompareCurves({ runs, looks, config, known, shown, state, onChange }: CompareCurvesProps) {
  const words = useWords();
  const { comparison } = words.history;
  return (
    <section aria-label={comparison.curves} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Menu label={`${comparison.metrics} ${shown.length}`}><NameChoice known={known} chosen={shown} onChange={(metrics) => onChange({ metrics })} /></Menu>
        <Choice label={words.controls.xAxis} value={state.x} options={xAxes.map((axis) => [axis, words.controls[axis]] as const)} onChange={(x) => onChange({ x })} />
        <label className="flex items-center gap-2 text-ink-muted">{words.controls.smoothing}<input type="range" min={0} max={0.99} step={0.01} value={state.smoothing} className="h-4 w-24 accent-accent" onChange={(event) => onChange({ smoothing: Number(event.target.value) })} /></label>
        <select className="field max-w-56 min-w-0" aria-label={comparison.bandBy} value={state.band} onChange={(event) => onChange({ band: event.target.value })}>
          <option value="">{comparison.bandBy}: {comparison.noBand}</option>
          {config.filter(({ isDifferent, name }) => isDifferent || name === state.band).map(({ name }) => <option key={name} value={name}>{comparison.bandBy}: {name}</option>)}
        </select>
        {state.band !== '' && <Choice label={comparison.bands} value={state.bandKind} options={[['range', comparison.range], ['deviation', comparison.deviation]]} onChange={(bandKind) => onChange({ bandKind })} />}
      </div>
      <ChartGroup><div className="grid grid-cols-1 gap-3 lg:grid-cols-2">{shown.map((name) => <CompareChart key={name} name={name} runs={runs} looks={looks} state={state} />)}</div></ChartGroup>
    </section>
  );
}

/** Names to tick, in a menu. */
export function NameChoice({ known, chosen, onChange }: { readonly known: readonly string[]; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void }) {
  return <ul className="grid max-h-72 gap-1 overflow-y-auto">{known.map((name) => <li key={name}><label className="flex items-center gap-2"><input type="checkbox" className="accent-accent" checked={chosen.includes(name)} onChange={(event) => onChange(event.target.checked ? [...chosen, name] : chosen.filter((other) => other !== name))} /><span className="truncate">{name}</span></label></li>)}</ul>;
}
