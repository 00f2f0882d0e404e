'use client';

import { useMemo, useState } from 'react';
import { formatCount, formatValue } from '../_charts/format-value.ts';
import { useRun, useRunWatcher } from '../_live/run-context.tsx';
import { Choice } from '../_shell/choice.tsx';
import { TextInput } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { SignalSelect } from './heatmap-panel.tsx';
import { LayerDetail } from './layer-detail.tsx';
import { LayerList } from './layer-list.tsx';
import { judgeRows, layerRows, orderByUnusual, type LayerRow, type Reason } from './layer-rows.ts';
import { LayerMultiples } from './layer-multiples.tsx';
import { usePageState } from './page-state-context.tsx';

/** The model from top to bottom, unusual layers first: as a list, as small charts of one signal, or one layer alone. */
export function LayersTab() {
  const words = useWords();
  const { state, change } = usePageState();
  const names = useRun((view) => view.seriesNames);
  const model = useRun((view) => view.facts.model);
  const rows = useMemo(() => layerRows(model, names), [model, names]);
  const [text, setText] = useState('');
  const { ordered, reasons, changed, reorder } = useOrder(rows, state.layersBy === 'unusual');
  if (rows.length === 0) return <p className="panel p-6 text-ink-muted">{words.layers.empty}</p>;
  const chosen = state.layer === '' ? undefined : rows.find(({ name }) => name === state.layer);
  if (chosen) return <LayerDetail row={chosen} />;
  const shown = ordered.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const { layers } = words;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <span className="text-ink-muted">{model ? layers.count(formatCount(rows.length), formatValue(model.parameterCount)) : layers.countOnly(formatCount(rows.length))}</span>
        <TextInput type="search" value={text} onValueChange={setText} placeholder={layers.search} aria-label={layers.search} className="w-full sm:w-56" />
        <Choice label={layers.view} value={state.layersAs} options={[['list', layers.list], ['multiples', layers.multiples]]} onChange={(layersAs) => change({ layersAs })} />
        <Choice label={layers.sort} value={state.layersBy} options={[['unusual', layers.sortUnusual], ['model', layers.sortModel]]} onChange={(layersBy) => change({ layersBy })} />
        {state.layersAs === 'multiples' && <SignalSelect value={state.signal} all={names} onChange={(signal) => change({ signal })} />}
        {changed > 0 && <button type="button" className="link" onClick={reorder}>{layers.reorder(changed)}</button>}
      </div>
      {shown.length === 0 && <p className="panel p-6 text-ink-muted">{layers.noMatch}</p>}
      {shown.length > 0 && (state.layersAs === 'list' ? <LayerList rows={shown} reasons={reasons} /> : <LayerMultiples rows={shown} />)}
    </>
  );
}

/** The rows in an order that stays while somebody reads; `changed` counts the rows that became unusual since, or usual. */
function useOrder(rows: readonly LayerRow[], isByUnusual: boolean) {
  const watcher = useRunWatcher();
  const textOf = useMemo(() => rememberLast((series: Parameters<typeof judgeRows>[1]) => reasonsText(rows, series)), [rows]);
  const text = useRun((view) => textOf(view.series));
  const reasons = useMemo(() => new Map(JSON.parse(text) as [string, Reason[]][]), [text]);
  const [turn, setTurn] = useState(0);
  const fixed = useMemo(() => {
    const judged = judgeRows(rows, watcher.getView().series);
    return { turn, order: orderByUnusual(rows, judged), unusual: new Set(rows.filter(({ name }) => judged.get(name)!.reasons.length > 0).map(({ name }) => name)) };
  }, [rows, turn, watcher]);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const ordered = isByUnusual ? fixed.order.map((name) => byName.get(name)!) : rows;
  const changed = [...reasons.keys()].filter((name) => !fixed.unusual.has(name)).length + [...fixed.unusual].filter((name) => !reasons.has(name)).length;
  return { ordered, reasons, changed: isByUnusual ? changed : 0, reorder: () => setTurn(turn + 1) };
}

/** A text, so that equal findings are the same value from one frame to the next. */
function reasonsText(rows: readonly LayerRow[], series: Parameters<typeof judgeRows>[1]): string {
  return JSON.stringify([...judgeRows(rows, series)].filter(([, { reasons }]) => reasons.length > 0).map(([name, { reasons }]) => [name, reasons]));
}

/** `make` with its newest answer kept: React asks for the same one several times. */
function rememberLast<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  let last: { readonly key: Key; readonly answer: Answer } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, answer: make(key) };
    return last.answer;
  };
}
