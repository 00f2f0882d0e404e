'use client';

import { useId } from 'react';
import { xAxes } from '../_charts/chart-types.ts';
import { useRun } from '../_live/run-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { Choice } from '../_shell/choice.tsx';
import { usePageState } from './page-state-context.tsx';

/** Horizontal axis, smoothing and incident flags, for all charts of the page. */
export function ChartControls() {
  const words = useWords();
  const { controls } = words;
  const { state, change } = usePageState();
  const isResumed = useRun((view) => view.run.attempts > 1);
  const smoothingId = useId();
  return (
    <div role="group" aria-label={controls.label} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5 text-ink-muted">
      <Choice label={controls.xAxis} value={state.x} options={xAxes.map((axis) => [axis, controls[axis]] as const)} onChange={(x) => change({ x })} />
      <span className="flex items-center gap-2" title={controls.smoothingAbout}>
        <label htmlFor={smoothingId}>{controls.smoothing}</label>
        <input id={smoothingId} type="range" min={0} max={0.99} step={0.01} value={state.smoothing} onChange={(event) => change({ smoothing: Number(event.target.value) })} className="h-4 w-24 accent-accent" />
        <output htmlFor={smoothingId} className="w-8">{state.smoothing === 0 ? controls.smoothingOff : state.smoothing.toFixed(2)}</output>
      </span>
      <label className="flex items-center gap-1.5"><input type="checkbox" checked={state.markers} onChange={(event) => change({ markers: event.target.checked })} className="accent-accent" />{controls.markers}</label>
      {isResumed && <label className="flex items-center gap-1.5" title={controls.overwrittenAbout}><input type="checkbox" checked={state.overwritten} onChange={(event) => change({ overwritten: event.target.checked })} className="accent-accent" />{controls.overwritten}</label>}
    </div>
  );
}
