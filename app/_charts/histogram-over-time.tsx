'use client';

import './charts.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useChartLink } from './chart-group.tsx';
import type { HistogramOverTimeProps } from './chart-props.ts';
import { formatCount } from './format-value.ts';
import { HeatmapLegend } from './heatmap-legend.tsx';
import { binText, HistogramBars, nonFiniteText } from './histogram-bars.tsx';
import { gridOf, type HistogramGrid, largestShare, rowNearStep } from './histogram-grid.ts';
import { type BinReading, histogramMargin, type HistogramInput, HistogramPlot, lowestShare } from './histogram-plot.ts';
import { fill } from './words.ts';

const nothing: HistogramGrid = { kind: 'exponent', edges: [-1, 1], zeroBin: 0, rows: [] };

/** Histograms of one name over steps. See `HistogramOverTimeProps`. */
export function HistogramOverTime(props: HistogramOverTimeProps) {
  const { title, histograms, words, colour = 'var(--series-1)', height = 220, categories } = props;
  const link = useChartLink();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const plot = useRef<HistogramPlot | null>(null);
  const [view, setView] = useState(props.view ?? 'ridge');
  /** Step the reader chose; `null` follows the newest. */
  const [chosen, setChosen] = useState<number | null>(null);
  const [reading, setReading] = useState<BinReading | null>(null);
  const [width, setWidth] = useState(0);

  const grid = useMemo(() => gridOf(histograms) ?? nothing, [histograms]);
  const newestIndex = grid.rows.length - 1;
  const index = chosen === null ? newestIndex : rowNearStep(grid.rows, chosen);
  const row = grid.rows[index];
  const picked = row?.step ?? 0;
  const input = useMemo<HistogramInput>(() => ({ grid, view, colour, picked }), [grid, view, colour, picked]);
  const newest = useRef(input);
  useEffect(() => {
    newest.current = input;
    plot.current?.show(input);
  }, [input]);
  useEffect(() => {
    const element = host.current!;
    const made = new HistogramPlot(element, canvas.current!, link, newest.current);
    plot.current = made;
    const sized = new ResizeObserver(() => setWidth(element.clientWidth));
    sized.observe(element);
    return () => {
      sized.disconnect();
      plot.current = null;
      made.destroy();
    };
  }, [link]);

  const message = props.loading ? words.loading : row ? null : props.emptyText;
  const pick = (step: number): void => setChosen(step === grid.rows[newestIndex]?.step ? null : step);
  return (
    <figure className="chart" aria-busy={props.loading || undefined}>
      <figcaption className="chart-header">
        <span className="chart-title">{title}</span>
        <span className="chart-actions">
          <button type="button" className="chart-button" aria-pressed={view === 'ridge'} onClick={() => setView('ridge')}>{words.ridges}</button>
          <button type="button" className="chart-button" aria-pressed={view === 'heat'} onClick={() => setView('heat')}>{words.heat}</button>
        </span>
      </figcaption>
      <div className="chart-stage">
        <div
          ref={host} className="histogram-host" style={{ height, visibility: message ? 'hidden' : undefined }}
          onPointerMove={({ clientX, clientY, currentTarget }) => {
            const box = currentTarget.getBoundingClientRect();
            setReading(plot.current?.pointAt(clientX - box.left, clientY - box.top) ?? null);
          }}
          onPointerLeave={() => {
            plot.current?.leave();
            setReading(null);
          }}
          onClick={() => reading && pick(reading.row.step)}
        >
          <canvas ref={canvas} />
        </div>
        {reading && !message && (
          <p className="chart-tooltip heatmap-tooltip" aria-hidden="true" style={{ top: reading.top + 14, ...(reading.left > width / 2 ? { right: width - reading.left + 8 } : { left: reading.left + 8 }) }}>
            {fill(words.histogramStep, { step: formatCount(reading.row.step) })} · {binText(grid, reading.row, reading.bin, categories, words)}
            {nonFiniteText(reading.row, words) && ` · ${nonFiniteText(reading.row, words)}`}
          </p>
        )}
        {message && <p className={props.loading ? 'chart-message chart-skeleton' : 'chart-message'}>{message}</p>}
      </div>
      <div className="histogram-step" style={message ? { visibility: 'hidden' } : undefined}>
        <input
          type="range" min="0" max={Math.max(0, newestIndex)} value={Math.max(0, index)} aria-label={words.step} aria-valuetext={fill(words.histogramStep, { step: formatCount(picked) })}
          onChange={({ target }) => pick(grid.rows[target.valueAsNumber]?.step ?? picked)}
        />
        <span className="chart-value">{fill(words.histogramStep, { step: formatCount(picked) })}</span>
        {view === 'heat' && <HeatmapLegend scale={{ from: lowestShare, to: Math.max(lowestShare * 10, largestShare(grid.rows)), isLog: true }} unit="ratio" words={words} />}
        <span className="histogram-non-finite">{row && nonFiniteText(row, words)}</span>
      </div>
      <div className="histogram-bars-frame">{row && width > 0 && !message && <HistogramBars {...{ grid, row, colour, categories, words, width }} margin={histogramMargin} />}</div>
    </figure>
  );
}
