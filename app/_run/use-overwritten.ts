'use client';

import { useEffect, useState } from 'react';
import type { OverwrittenSeries } from '../../lib/protocol/resource.ts';
import type { ChartSeries } from '../_charts/chart-types.ts';
import { assignColours } from '../_charts/series-colours.ts';
import { columnsOf } from '../_charts/series-columns.ts';
import { formatCount } from '../_charts/format-value.ts';
import { ask } from '../_history/ask.ts';
import { useRun } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import type { ChartSpec } from './chart-specs.ts';

const none: readonly ChartSeries[] = [];

/**
 * What resumes of the run overwrote of a chart's series, as series of their own; empty unless wanted. `hidden` is how many rows
 * the page has seen overwritten: with more of them it is read again.
 */
export function useOverwritten(spec: ChartSpec, buckets: number, hidden: number, isWanted: boolean): readonly ChartSeries[] {
  const words = useWords();
  const { id: runId, attempts } = useRun((view) => view.run);
  const [series, setSeries] = useState(none);
  const { names, labels } = spec;
  useEffect(() => {
    if (!isWanted || attempts < 2 || names.length === 0) return setSeries(none);
    const stop = new AbortController();
    const query = new URLSearchParams([...names.map((name) => ['name', name]), ['buckets', String(buckets)]]);
    void ask<{ readonly items: readonly OverwrittenSeries[] }>(`/runs/${runId}/series/overwritten?${query.toString()}`, { signal: stop.signal }).then((answer) => {
      if (!answer.ok) return;
      const looks = assignColours(names);
      setSeries(answer.value.items.map(({ name, attempt, resumedAtStep, data }) => {
        const faintAs = words.controls.overwrittenBy(formatCount(resumedAtStep));
        return { ...columnsOf(data), name: `${name} overwritten ${attempt}`, label: `${labels?.[name] ?? name}, ${faintAs}`, faintAs, colour: looks.get(name)!.colour };
      }));
    });
    return () => stop.abort();
  }, [runId, attempts, names, labels, buckets, hidden, isWanted, words]);
  return series;
}
