'use client';

import Link from 'next/link';
import type { CommentAnchor } from '../../lib/protocol/team.ts';
import { formatCount } from '../_charts/format-value.ts';
import { useRun } from '../_live/run-context.tsx';
import { usePageState } from '../_run/page-state-context.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';
import { chartTitles } from './chart-titles.ts';

/** What a comment is about, and the way there. */
export function AnchorLink({ anchor, runId }: { readonly anchor: CommentAnchor; readonly runId: string }) {
  const words = useWords();
  const say = useSay();
  const { change } = usePageState();
  const names = useRun((view) => view.seriesNames);
  const incidents = useRun((view) => view.incidents);
  switch (anchor.kind) {
    case 'run': return null;
    case 'layer': return <Link className="link font-mono text-xs" href={`/runs/${runId}?tab=layers&layer=${encodeURIComponent(anchor.layer)}`}>{anchor.layer}</Link>;
    case 'incident': {
      const incident = incidents.find(({ id }) => id === anchor.incidentId);
      return <Link className="link" href={`/incidents/${encodeURIComponent(anchor.incidentId)}`}>{incident ? say(incident.title) : words.team.incident}</Link>;
    }
    case 'step-range': {
      const title = chartTitles(names, words).get(anchor.chart) ?? anchor.chart;
      const show = () => change({ tab: 'overview', range: { from: anchor.fromStep, to: anchor.toStep } });
      return <button type="button" className="link" onClick={show}>{words.team.range(title, formatCount(anchor.fromStep), formatCount(anchor.toStep))}</button>;
    }
  }
}
