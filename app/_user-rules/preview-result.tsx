'use client';

import Link from 'next/link';
import type { UserRulePreview } from '../_data/user-rules.ts';
import { formatCount } from '../_charts/format-value.ts';
import { usualPageState, writePageState } from '../_run/page-state.ts';
import { useWords } from '../_words/words-context.tsx';

/** On which past runs a rule would have fired, each step a link to the run's charts there. */
export function PreviewResult({ preview: { runs, withMetric, fired } }: { readonly preview: UserRulePreview }) {
  const { userRules: words } = useWords();
  if (runs === 0) return <p className="text-ink-muted">{words.noRuns}</p>;
  return (
    <div className="grid gap-2">
      <p><strong>{words.wouldHaveFired(String(fired.length), String(runs))}</strong> {withMetric < runs && <span className="text-ink-muted">{words.metricOn(String(withMetric))}</span>}</p>
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {fired.map(({ runId, name, times, places }) => (
          <li key={runId} className="flex flex-wrap gap-x-3">
            <Link href={`/runs/${runId}`} className="link max-w-64 truncate" title={name}>{name}</Link>
            <span className="text-ink-muted">{words.times(times)}:</span>
            {places.slice(0, 5).map(({ step }) => <Link key={step} href={`/runs/${runId}${writePageState({ ...usualPageState, step })}`} className="link">{words.atStep(formatCount(step))}</Link>)}
          </li>
        ))}
      </ul>
    </div>
  );
}
