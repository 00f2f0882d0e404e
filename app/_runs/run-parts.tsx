'use client';

import type { RunRow } from '../../lib/protocol/run-table.ts';
import { formatCount, formatExact, formatValue } from '../_charts/format-value.ts';
import { Sparkline } from '../_charts/sparkline.tsx';
import { numberOf } from '../_live/series-points.ts';
import { ToneIcon, toneInk } from '../_shell/status-mark.tsx';
import { ProgressBar } from '../_shell/tremor.ts';
import { useSay, useWords } from '../_words/words-context.tsx';
import { isHigherBetter, type BestValidation } from '../../lib/protocol/best-validation.ts';

interface Part {
  readonly run: RunRow;
}

/** The worst open incident in few words, or that nothing is unusual. */
export function RunVerdict({ run }: Part) {
  const words = useWords();
  const say = useSay();
  const { critical, warning } = run.openIncidents;
  if (!run.verdict) return <span className="text-ink-faint">{run.lastStep === null ? words.runs.notStarted : words.runs.noVerdict[run.status]}</span>;
  const tone = critical > 0 ? 'critical' : warning > 0 ? 'warning' : 'info';
  return <span className={`flex min-w-0 items-center gap-1.5 ${toneInk[tone]}`}><ToneIcon tone={tone} size={14} /><span className="truncate text-ink" title={say(run.verdict)}>{say(run.verdict)}</span></span>;
}

/** Newest training losses as a small curve with the last value. */
export function RunLoss({ run }: Part) {
  const words = useWords();
  const last = run.loss;
  if (run.sparkline.length === 0 || last === null) return <span className="inline-block h-6 text-ink-faint">{words.runs.noLoss}</span>;
  const text = formatValue(numberOf(last));
  return <span className="flex items-center gap-2"><Sparkline values={run.sparkline.map(numberOf)} label={words.runs.lossLabel(text)} width={88} /><span title={formatExact(numberOf(last))}>{text}</span></span>;
}

/** The best validation value with the name of its metric. */
export function RunValidation({ best }: { readonly best: BestValidation | null }) {
  const words = useWords();
  if (!best) return <span className="text-ink-faint">{words.runs.noValidation}</span>;
  const isShare = isHigherBetter(best.name) && best.value >= 0 && best.value <= 1;
  return <span title={`${best.name} ${formatExact(best.value)}`}>{formatValue(best.value, isShare ? 'ratio' : 'number')} <span className="text-ink-faint">{best.name.slice('validation/'.length)}</span></span>;
}

/** How far the run is: its step, and a bar when the total is known. */
export function RunProgress({ run }: Part) {
  const words = useWords();
  if (run.lastStep === null) return <span className="text-ink-faint">{words.runs.notStarted}</span>;
  const done = run.lastStep + 1;
  if (!run.totalSteps) return <span>{words.runs.step(formatCount(run.lastStep))}</span>;
  const share = Math.min(100, (100 * done) / run.totalSteps);
  return (
    <span className="block min-w-28" title={words.runs.stepOf(formatCount(done), formatCount(run.totalSteps))}>
      <span className="block whitespace-nowrap">{formatCount(done)} <span className="text-ink-faint">/ {formatCount(run.totalSteps)}</span></span>
      <ProgressBar value={share} className="mt-1 [&>div]:h-1" aria-hidden />
    </span>
  );
}

/** Open incidents by severity, each with its picture, the word for those who cannot see it. */
export function RunIncidents({ run }: Part) {
  const words = useWords();
  const counts = (['critical', 'warning', 'info'] as const).filter((severity) => run.openIncidents[severity] > 0);
  if (counts.length === 0) return <span className="text-ink-faint">{words.runs.noIncidents}</span>;
  return <span className="flex gap-2">{counts.map((severity) => <span key={severity} className="flex items-center gap-1" title={words.severity[severity]}><ToneIcon tone={severity} size={14} />{run.openIncidents[severity]}<span className="sr-only">{words.severity[severity]}</span></span>)}</span>;
}

/** The run's tags, each cut where it is very long. */
export function RunTags({ run }: Part) {
  return <span className="flex max-h-11 flex-wrap gap-1 overflow-hidden">{run.tags.map((tag) => <span key={tag} title={tag} className="max-w-32 truncate rounded-sm bg-surface-sunken px-1.5 text-xs/5 text-ink-muted">{tag}</span>)}</span>;
}
