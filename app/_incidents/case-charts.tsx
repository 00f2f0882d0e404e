'use client';

import { useMemo } from 'react';
import type { IncidentResource } from '../../lib/protocol/resource.ts';
import { useRun } from '../_live/run-context.tsx';
import { RunChart } from '../_run/run-chart.tsx';
import { LinkedCharts } from '../_run/zoom-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { chartsOfCase } from './case-evidence.ts';

/** The curves the incident was read from, around its step. */
export function CaseCharts({ incident, onMarker }: { readonly incident: IncidentResource; readonly onMarker: (id: string) => void }) {
  const words = useWords();
  const names = useRun((view) => view.seriesNames);
  const charts = useMemo(() => chartsOfCase(incident, names, words), [incident, names, words]);
  return <LinkedCharts><div className="grid gap-3 md:grid-cols-2">{charts.map((chart) => <RunChart key={chart.id} spec={chart} onMarker={onMarker} />)}</div></LinkedCharts>;
}
