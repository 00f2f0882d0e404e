'use client';

import './charts.css';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { listenToPointers, obeyZoomKey } from './chart-gestures.ts';
import { useChartLink } from './chart-group.tsx';
import type { LayerHeatmapProps } from './chart-props.ts';
import { formatCount, formatExact } from './format-value.ts';
import type { ColourScale } from './heatmap-cells.ts';
import { HeatmapLegend } from './heatmap-legend.tsx';
import { rowHeight } from './heatmap-draw.ts';
import { type CellReading, type HeatmapInput, HeatmapPlot } from './heatmap-plot.ts';
import { type ChartWords, fill } from './words.ts';

const noMarkers: HeatmapInput['markers'] = [];

/** Rows × steps of one per-layer signal. See `LayerHeatmapProps`. */
export function LayerHeatmap(props: LayerHeatmapProps) {
  const { title, rows, words, unit = 'number', scale = 'linear', cell: rule = 'max', domain, centre, selected, visibleRows = 16, markers = noMarkers } = props;
  const link = useChartLink();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const plotArea = useRef<HTMLDivElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const plot = useRef<HeatmapPlot | null>(null);
  const usesKeys = useRef(false);
  const pointed = useRef<CellReading | null>(null);
  const [cell, setCell] = useState<CellReading | null>(null);
  const [colours, setColours] = useState<ColourScale | null>(null);
  const helpId = useId();

  const low = domain?.[0];
  const high = domain?.[1];
  const input = useMemo<HeatmapInput>(
    () => ({ rows, isLog: scale === 'log', domain: low === undefined || high === undefined ? undefined : [low, high], centre, rule, selected, markers }),
    [rows, scale, low, high, centre, rule, selected, markers],
  );
  const newest = useRef({ input, words });
  useEffect(() => {
    newest.current = { input, words };
    plot.current?.show(input);
  }, [input, words]);

  useEffect(() => {
    const area = plotArea.current!;
    const made = new HeatmapPlot({ host: host.current!, canvas: canvas.current!, axis: axis.current! }, link, newest.current.input, {
      onScale: setColours,
      onCell(now) {
        pointed.current = now;
        setCell((before) => (before && now && before.row === now.row && before.step === now.step && before.left === now.left && before.top === now.top ? before : now));
        if (now && usesKeys.current && spoken.current) spoken.current.textContent = cellText(now, newest.current.words);
      },
    });
    plot.current = made;
    area.style.left = `${made.labelWidth}px`;
    const place = new ResizeObserver(() => (area.style.left = `${made.labelWidth}px`));
    place.observe(host.current!);
    // Before the shared gestures, which move the cursor along the row found here.
    const findRow = (event: PointerEvent): void => {
      usesKeys.current = false;
      made.pointAtRow(event.clientY - host.current!.getBoundingClientRect().top);
    };
    area.addEventListener('pointermove', findRow);
    area.addEventListener('pointerdown', findRow);
    const stop = listenToPointers(area, made);
    return () => {
      stop();
      place.disconnect();
      area.removeEventListener('pointermove', findRow);
      area.removeEventListener('pointerdown', findRow);
      plot.current = null;
      made.destroy();
    };
  }, [link]);

  const height = Math.max(1, Math.min(rows.length, visibleRows)) * rowHeight;
  const isEmpty = rows.every(({ step }) => step.length === 0);
  const message = props.loading ? words.loading : isEmpty ? props.emptyText : null;
  const open = (): void => {
    if (pointed.current) props.onRow?.(pointed.current.row.name);
  };
  return (
    <figure className="chart" aria-busy={props.loading || undefined}>
      <figcaption className="chart-header">
        <span className="chart-title">{title}</span>
        <span className="chart-actions">
          {colours && !message && <HeatmapLegend scale={colours} unit={unit} words={words} />}
          {props.actions}
        </span>
      </figcaption>
      <div className="chart-stage" style={message ? { height: 120 } : undefined}>
        <div
          ref={host} className="heatmap-host" style={{ height, visibility: message ? 'hidden' : undefined }} role="group" tabIndex={0}
          aria-roledescription={words.heatmapRole} aria-label={`${title}, ${formatCount(rows.length)} ${words.rows}`} aria-describedby={helpId}
          onKeyDown={(event) => {
            if (!plot.current || !moveByKey(event, plot.current, open)) return;
            usesKeys.current = true;
            event.preventDefault();
          }}
          onBlur={() => usesKeys.current && plot.current?.pointAt(null)}
        >
          <div className="heatmap-sheet" style={{ height: rows.length * rowHeight }}>
            <canvas ref={canvas} className="heatmap-canvas" />
            <div ref={plotArea} className="heatmap-area" onClick={open} />
          </div>
        </div>
        <canvas ref={axis} className="heatmap-axis" style={message ? { visibility: 'hidden' } : undefined} />
        {cell && !message && <p className="chart-tooltip heatmap-tooltip" style={tooltipPlace(cell)} aria-hidden="true">{cellText(cell, words)}</p>}
        {message && <p className={props.loading ? 'chart-message chart-skeleton' : 'chart-message'}>{message}</p>}
      </div>
      <p className="chart-notes">{!message && rows.length > visibleRows && fill(words.rowsShown, { shown: formatCount(visibleRows), total: formatCount(rows.length) })}</p>
      <p id={helpId} className="chart-unseen">{words.heatmapHelp}</p>
      <p ref={spoken} className="chart-unseen" aria-live="polite" />
    </figure>
  );
}

function cellText(cell: CellReading, words: ChartWords): string {
  return `${cell.row.label ?? cell.row.name} · ${words.step} ${formatCount(cell.step)} · ${cell.isMeasured ? formatExact(cell.value) : words.notMeasured}`;
}

function tooltipPlace(cell: CellReading): { left?: number; right?: number; top: number } {
  const top = cell.top + rowHeight + 4;
  return cell.left > cell.width / 2 ? { right: cell.width - cell.left + 8, top } : { left: cell.left + 8, top };
}

function moveByKey(event: KeyboardEvent, plot: HeatmapPlot, open: () => void): boolean {
  if (obeyZoomKey(event, plot)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowUp': plot.moveCell(-1, 0); return true;
    case 'ArrowDown': plot.moveCell(1, 0); return true;
    case 'ArrowLeft': plot.moveCell(0, -1); return true;
    case 'ArrowRight': plot.moveCell(0, 1); return true;
    case 'PageUp': plot.moveCell(-10, 0); return true;
    case 'PageDown': plot.moveCell(10, 0); return true;
    case 'Home': plot.moveCell(-Infinity, 0); return true;
    case 'End': plot.moveCell(Infinity, 0); return true;
    case 'Enter': open(); return true;
    default: return false;
  }
}
