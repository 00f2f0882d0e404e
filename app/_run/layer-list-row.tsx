'use client';

import { memo, useRef, type ReactNode } from 'react';
import { formatCount, formatExact, formatValue } from '../_charts/format-value.ts';
import { BandSparkline, Sparkline } from '../_charts/sparkline.tsx';
import { useRun, useRunHistograms, useRunPoints } from '../_live/run-context.tsx';
import { numberOf, type SeriesPoints } from '../_live/series-points.ts';
import { ToneIcon } from '../_shell/status-mark.tsx';
import { useWords } from '../_words/words-context.tsx';
import { sparklineBuckets } from './chart-fineness.ts';
import { layerGrid } from './layer-grid.ts';
import { seriesOfRow, type LayerRow, type Reason } from './layer-rows.ts';
import { usePageState } from './page-state-context.tsx';
import { formatShape } from './shape.ts';
import { useOnScreen } from './use-on-screen.ts';
import { WeightBars } from './weight-bars.tsx';
import { healthyUpdates } from './unusual.ts';

/** One layer of the list. `reasons`: why it is unusual, separated by spaces; empty when it is not. */
export const LayerListRow = memo(function LayerListRow({ row, reasons }: { readonly row: LayerRow; readonly reasons: string }) {
  const words = useWords();
  const { change } = usePageState();
  const box = useRef<HTMLLIElement>(null);
  const isSeen = useOnScreen(box);
  return (
    <li ref={box} className="relative min-h-28 border-b border-rule px-3 py-2 last:border-0 hover:bg-surface-hover md:min-h-12">
      <div className={layerGrid}>
        <span className="min-w-0">
          <button type="button" title={words.layers.open(row.name)} onClick={() => change({ layer: row.name })} className="block max-w-full truncate text-left font-medium text-ink after:absolute after:inset-0">{row.name}</button>
          <span className="block truncate text-xs text-ink-faint">{[row.kind, row.activation, row.isFrozen ? words.layers.frozen : null].filter(Boolean).join(' · ')}</span>
        </span>
        <span className="truncate text-right text-ink-muted md:text-left" title={formatShape(row.shape)}>{formatShape(row.shape)}</span>
        <span className="hidden text-ink-muted md:block">{row.parameters === null ? '' : formatCount(row.parameters)}</span>
        {isSeen && <LayerSignals row={row} />}
        {reasons !== '' && <Reasons text={reasons} />}
      </div>
    </li>
  );
});

function LayerSignals({ row }: { readonly row: LayerRow }) {
  const words = useWords();
  const gradient = seriesOfRow(row, 'gradient-norm');
  const update = seriesOfRow(row, 'update-ratio');
  const points = useRunPoints([gradient, update], sparklineBuckets);
  return (
    <>
      <Newest name={gradient} unit="number">{(last) => <SmallLine points={points.get(gradient)} draw={(values) => <Sparkline values={values} log label={words.layers.gradientSparkline(row.name, last)} />} />}</Newest>
      <Newest name={update} unit="ratio">{(last) => <SmallLine points={points.get(update)} draw={(values) => <BandSparkline values={values} band={healthyUpdates} label={words.layers.updateSparkline(row.name, last)} />} />}</Newest>
      <Units row={row} />
      <NewestWeights variable={row.variable} />
    </>
  );
}

/** The newest value of a series behind its small line; says when it was never measured. */
function Newest({ name, unit, children }: { readonly name: string; readonly unit: 'number' | 'ratio'; readonly children: (last: string) => ReactNode }) {
  const words = useWords();
  const last = useRun((view) => view.series.get(name)?.last);
  if (last === undefined) return <span className="text-ink-faint">{words.layers.notMeasured}</span>;
  const text = formatValue(numberOf(last), unit);
  return <span className="flex items-center gap-2">{children(text)}<span className="whitespace-nowrap" title={formatExact(numberOf(last))}>{text}</span></span>;
}

/** The line once its rows are read, a place of the same size before. */
function SmallLine({ points, draw }: { readonly points: SeriesPoints | undefined; readonly draw: (values: Float64Array) => ReactNode }) {
  return points && points.length > 0 ? draw(points.value) : <span aria-hidden className="skeleton h-6 w-24 shrink-0" />;
}

function Units({ row }: { readonly row: LayerRow }) {
  const words = useWords();
  const dead = useRun((view) => view.series.get(seriesOfRow(row, 'activation-dead-ratio'))?.last);
  const saturated = useRun((view) => view.series.get(seriesOfRow(row, 'activation-saturated-ratio'))?.last);
  const shares = [dead !== undefined && words.layers.dead(formatValue(numberOf(dead), 'ratio')), saturated !== undefined && words.layers.saturated(formatValue(numberOf(saturated), 'ratio'))].filter(Boolean);
  return <span className={shares.length > 0 ? '' : 'text-ink-faint'}>{shares.length > 0 ? shares.map((share) => <span key={String(share)} className="block whitespace-nowrap">{share}</span>) : words.layers.notMeasured}</span>;
}

function NewestWeights({ variable }: { readonly variable: string | null }) {
  const histograms = useRunHistograms(`weight/${variable}`, variable !== null, 1);
  const newest = histograms?.[histograms.length - 1];
  return <span className="hidden md:block">{newest && <WeightBars histogram={newest} />}</span>;
}

/** Why the row is unusual, in words. */
function Reasons({ text }: { readonly text: string }) {
  const words = useWords();
  return <span className="col-span-full flex items-center gap-1 text-xs text-warning"><ToneIcon tone="warning" size={12} />{words.list(text.split(' ').map((reason) => words.layers.reasons[reason as Reason]))}</span>;
}
