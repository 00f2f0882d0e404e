'use client';

import './charts.css';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { listenToPointers, obeyKey } from './chart-gestures.ts';
import { useChartLink, useSettledRange } from './chart-group.tsx';
import { ChartHeader } from './chart-header.tsx';
import { ChartLegend, writeLegend } from './chart-legend.tsx';
import type { SeriesChartProps } from './chart-props.ts';
import { ChartTable } from './chart-table.tsx';
import { ChartTooltip, sayReadings } from './chart-tooltip.tsx';
import { MarkerFlags, moveFlags } from './marker-flags.tsx';
import type { MarkerFlag } from './place-markers.ts';
import { isSameNotes, notesText, type PlotNotes } from './plot-notes.ts';
import type { Reading } from './readout.ts';
import { type PlotCursor, type PlotInput, SeriesPlot } from './series-plot.ts';
import { summarise } from './summarise.ts';

const noMarkers: PlotInput['markers'] = [];
const noThresholds: PlotInput['thresholds'] = [];

/** Series over step, epoch or time. See `SeriesChartProps`. */
export function SeriesChart(props: SeriesChartProps) {
  const { title, series, words, xAxis = 'step', smoothing = 0, unit = 'number', height = 180, markers = noMarkers, thresholds = noThresholds, band } = props;
  const link = useChartLink();
  const [log, setLog] = useState(props.log ?? false);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [isTable, setTable] = useState(false);
  const [notes, setNotes] = useState<PlotNotes | null>(null);
  const [flags, setFlags] = useState<{ readonly flags: readonly MarkerFlag[]; readonly plotLeft: number }>({ flags: [], plotLeft: 0 });
  const [tip, setTip] = useState<{ readings: readonly Reading[]; cursor: PlotCursor } | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const flagLayer = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const plot = useRef<SeriesPlot | null>(null);
  const usesKeys = useRef(false);
  const helpId = useId();

  const hasFlags = props.markers !== undefined;
  const shown = useMemo(() => series.filter(({ name }) => !hidden.has(name)), [series, hidden]);
  const input = useMemo<PlotInput>(() => ({ series: shown, axis: xAxis, log, smoothing, unit, markers, hasFlags, band, thresholds }), [shown, xAxis, log, smoothing, unit, markers, hasFlags, band, thresholds]);
  const newest = useRef({ input, words, title, unit });
  useEffect(() => {
    newest.current = { input, words, title, unit };
    plot.current?.show(input);
  }, [input, words, title, unit]);

  useEffect(() => {
    let flagKey = '';
    let summarisedAtMs = -Infinity;
    const made = new SeriesPlot(host.current!, link, newest.current.input, {
      onReadings(readings, cursor, prepared) {
        const { words: said, unit: itsUnit, title: itsTitle } = newest.current;
        writeLegend(legend.current, readings, itsUnit);
        setTip((before) => (cursor?.isOwn ? { readings, cursor } : before && null));
        if (cursor?.isOwn && usesKeys.current && spoken.current) spoken.current.textContent = sayReadings(readings, said, itsUnit);
        if (performance.now() - summarisedAtMs > 1000) {
          summarisedAtMs = performance.now();
          host.current?.setAttribute('aria-label', summarise(itsTitle, prepared, said, itsUnit));
        }
      },
      onNotes: (now) => setNotes((before) => (before && isSameNotes(before, now) ? before : now)),
      onFlags(now, area) {
        const key = now.map((flag) => flag.markers.map(({ id, severity, title: its }) => `${id} ${severity} ${its}`).join(' ')).join('|');
        if (key !== flagKey) setFlags({ flags: now, plotLeft: area.left });
        flagKey = key;
        moveFlags(flagLayer.current, now, area);
      },
    });
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [link]);

  // Around everything, so that the listeners outlive a re-created canvas.
  useEffect(() => listenToPlot(host.current!, () => plot.current), []);
  useSettledRange(link, props.onRange);
  const { focus } = props;
  useEffect(() => {
    if (focus) plot.current?.focus(focus);
  }, [focus]);

  const isEmpty = series.every(({ step }) => step.length === 0);
  const message = props.loading ? words.loading : isEmpty ? props.emptyText : notes && !notes.hasPlace ? (xAxis === 'epoch' ? words.noEpoch : words.noTime) : null;
  return (
    <figure className="chart" aria-busy={props.loading || undefined}>
      <ChartHeader
        title={title} words={words} log={log} canLog={props.logToggle !== false} isZoomed={!message && (notes?.isZoomed ?? false)} isTable={isTable} actions={props.actions}
        onLog={() => setLog(!log)} onReset={() => plot.current?.zooming.to(null)} onTable={() => setTable(!isTable)}
      />
      <ChartLegend ref={legend} series={series} hidden={hidden} words={words} onToggle={(names) => setHidden(toggled(hidden, names))} />
      <div className="chart-stage" style={{ height }}>
        <div
          ref={host} className="chart-host" style={message ? { visibility: 'hidden' } : undefined} role="group" tabIndex={0}
          aria-roledescription={words.chartRole} aria-label={title} aria-describedby={helpId}
          onKeyDown={(event) => {
            if (!plot.current || event.target !== event.currentTarget || !obeyKey(event, plot.current)) return;
            usesKeys.current = true;
            event.preventDefault();
          }}
          onPointerDown={() => void (usesKeys.current = false)}
          onBlur={() => usesKeys.current && plot.current?.pointAt(null)}
        />
        {!message && <MarkerFlags ref={flagLayer} {...flags} words={words} onMarker={props.onMarker} />}
        {tip && <ChartTooltip readings={tip.readings} cursor={tip.cursor} words={words} />}
        {message && <p className={props.loading ? 'chart-message chart-skeleton' : 'chart-message'}>{message}</p>}
        {isTable && <ChartTable title={title} series={shown} words={words} />}
      </div>
      <p className="chart-notes">{notes && !message ? notesText(notes, words) : ''}</p>
      <p id={helpId} className="chart-unseen">{words.keyboardHelp}</p>
      <p ref={spoken} className="chart-unseen" aria-live="polite" />
    </figure>
  );
}

/** Listens on the plotting area inside `host`, whichever element that is at the time. */
function listenToPlot(host: HTMLElement, plotNow: () => SeriesPlot | null): () => void {
  let stop: (() => void) | null = null;
  let area: HTMLElement | null = null;
  const attach = (): void => {
    const over = plotNow()?.over ?? null;
    if (over === area) return;
    stop?.();
    area = over;
    const plot = plotNow();
    stop = over && plot ? listenToPointers(over, plot) : null;
  };
  const observer = new MutationObserver(attach);
  observer.observe(host, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    stop?.();
  };
}

/** All of the names shown where all were hidden, else all hidden. */
function toggled(hidden: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  const next = new Set(hidden);
  const isShowing = names.every((name) => hidden.has(name));
  for (const name of names) {
    if (isShowing) next.delete(name);
    else next.add(name);
  }
  return next;
}
