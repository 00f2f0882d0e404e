'use client';

import type { ReactNode } from 'react';
import { formatCount, formatEpoch, formatValue } from '../_charts/format-value.ts';
import { formatDuration } from '../_format/duration.ts';
import { useRun, useRunPoints } from '../_live/run-context.tsx';
import { numberOf } from '../_live/series-points.ts';
import { endOf } from '../_runs/run-row.tsx';
import { RelativeTime, RunningDuration } from '../_shell/relative-time.tsx';
import { StatusMark } from '../_shell/status-mark.tsx';
import { useWords } from '../_words/words-context.tsx';
import { overviewBuckets } from './chart-fineness.ts';
import { newestMedian, remainingMs, wallMsPerStep } from './pace.ts';

const speedNames = ['step-ms', 'samples-per-second'];

/** Status, step, epoch, speed, time left, what measuring costs, and what was lost: one line that wraps. */
export function StatsLine() {
  const words = useWords();
  const { stats, statsAbout } = words.run;
  const run = useRun((view) => view.run);
  const epoch = useRun((view) => view.series.get('epoch')?.last);
  const cost = useRun((view) => view.series.get('agent-cost-ratio')?.last);
  const points = useRunPoints(speedNames, overviewBuckets);
  const stepMs = newestMedian(points.get('step-ms'));
  const perSecond = newestMedian(points.get('samples-per-second'));
  const left = run.status === 'running' ? remainingMs(run.lastStep, run.totalSteps, wallMsPerStep(points.get('step-ms'))) : null;
  const done = run.lastStep === null ? null : run.lastStep + 1;
  return (
    <dl aria-label={words.run.statsLabel} className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-1 py-3 text-ink">
      <div><dt className="sr-only">{words.runs.columns.status}</dt><dd><StatusMark status={run.status} /></dd></div>
      {done !== null && <Stat name={stats.step}>{formatCount(done)}{run.totalSteps ? <span className="text-ink-faint"> / {formatCount(run.totalSteps)}</span> : null}</Stat>}
      {epoch !== undefined && <Stat name={stats.epoch}>{formatEpoch(numberOf(epoch))}</Stat>}
      {Number.isFinite(stepMs) && <Stat name={stats.perStep} about={statsAbout.perStep}>{formatDuration(stepMs, words.units)}</Stat>}
      {Number.isFinite(perSecond) && <Stat name={stats.throughput}>{formatValue(perSecond)}</Stat>}
      {left !== null && <Stat name={stats.remaining} about={statsAbout.remaining}>{formatDuration(left, words.units)}</Stat>}
      <Stat name={stats.duration}><RunningDuration startMs={run.startedAtMs} endMs={endOf(run)} /></Stat>
      {cost !== undefined && <Stat name={stats.agentCost} about={statsAbout.agentCost}>{formatValue(numberOf(cost), 'ratio')}</Stat>}
      {run.attempts > 1 && <Stat name={stats.attempts} about={statsAbout.attempts}>{formatCount(run.attempts)}</Stat>}
      {run.lostRecords > 0 && <Stat name={stats.lost} about={statsAbout.lost}>{formatCount(run.lostRecords)}</Stat>}
      <Stat name={run.status === 'running' ? stats.lastData : stats.started}><RelativeTime atMs={run.status === 'running' ? run.lastSeenAtMs : run.startedAtMs} /></Stat>
    </dl>
  );
}

function Stat({ name, about, children }: { readonly name: string; readonly about?: string; readonly children: ReactNode }) {
  return <div className="flex items-baseline gap-1.5 whitespace-nowrap" title={about}><dt className="text-ink-faint">{name}</dt><dd className="font-medium">{children}</dd></div>;
}
