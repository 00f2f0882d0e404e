'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChartSeries, SeriesColumns } from '../_charts/chart-types.ts';
import { assignColours } from '../_charts/series-colours.ts';
import { columnsOf, refineColumns, withoutOvertaken } from '../_charts/series-columns.ts';
import { useRun, useRunPoints, useRunWatcher } from '../_live/run-context.tsx';
import { columnsOfPoints } from './chart-columns.ts';
import { zoomBuckets } from './chart-fineness.ts';
import type { ChartSpec } from './chart-specs.ts';
import { useZoom } from './zoom-context.tsx';

interface ShownSeries {
  readonly series: readonly ChartSeries[];
  /** Until the first rows of what exists are there. */
  readonly isLoading: boolean;
  /** Rows left out because a resume went back over them. */
  readonly overtaken: number;
}

/** The series of a chart, live, finer where the reader zoomed in, without what a resume overwrote. */
export function useChartSeries(spec: ChartSpec, buckets: number, isSeen: boolean): ShownSeries {
  const points = useRunPoints(spec.names, buckets, isSeen);
  const fine = useFineColumns(spec.names, isSeen);
  const existing = useRun((view) => view.seriesNames);
  const isResumed = useRun((view) => view.run.attempts > 1);
  const looks = useMemo(() => assignColours(spec.names), [spec.names]);
  const kept = useRef(new Map<string, { from: SeriesColumns; fine: SeriesColumns | undefined; isResumed: boolean; overtaken: number; series: ChartSeries }>());
  const made = useMemo(() => [...points].filter(([, its]) => its.length > 0).map(([name, its]) => {
    const from = columnsOfPoints(its);
    const finer = fine.get(name);
    const label = spec.labels?.[name] ?? name;
    const before = kept.current.get(name);
    if (before && before.from === from && before.fine === finer && before.isResumed === isResumed && before.series.label === label) return before;
    const look = looks.get(name)!;
    const own = isResumed ? withoutOvertaken(from) : from;
    const series: ChartSeries = { ...(finer ? refineColumns(own, finer) : own), name, label, colour: look.colour, dash: look.dash };
    const now = { from, fine: finer, isResumed, overtaken: from.step.length - own.step.length, series };
    kept.current.set(name, now);
    return now;
  }), [points, fine, looks, spec.labels, isResumed]);
  const series = useMemo(() => made.map((each) => each.series), [made]);
  const isLoading = series.length === 0 && spec.names.some((name) => existing.includes(name) && !points.has(name));
  return { series, isLoading, overtaken: made.reduce((sum, { overtaken }) => sum + overtaken, 0) };
}

const nothing: ReadonlyMap<string, SeriesColumns> = new Map();
/** Read beyond the view on each side, as a share of it, so that a small move needs no reading. */
const marginShare = 0.25;

/** Columns of the part in view at zoom, read when the zoom settles; empty while all of the run is in view. */
function useFineColumns(names: readonly string[], isSeen: boolean): ReadonlyMap<string, SeriesColumns> {
  const watcher = useRunWatcher();
  const range = useZoom();
  const [fine, setFine] = useState(nothing);
  useEffect(() => {
    if (!range) setFine(nothing);
    if (!range || !isSeen || names.length === 0) return;
    let isCurrent = true;
    const margin = (range.to - range.from) * marginShare;
    void watcher.readRange(names, Math.max(0, Math.floor(range.from - margin)), Math.ceil(range.to + margin), zoomBuckets).then((read) => {
      if (isCurrent && read) setFine(new Map(read.map((data) => [data.name, columnsOf(data)])));
    });
    return () => { isCurrent = false; };
  }, [watcher, range, names, isSeen]);
  return fine;
}
