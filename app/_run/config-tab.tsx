'use client';

import { useRun } from '../_live/run-context.tsx';
import { formatCount, formatTime } from '../_charts/format-value.ts';
import { Facts } from '../_shell/facts.tsx';
import { useIsBrowser } from '../_shell/now-context.tsx';
import { useWords } from '../_words/words-context.tsx';
import { DataFacts } from './data-facts.tsx';
import { ModelTable } from './model-table.tsx';
import { TrainingFacts } from './training-facts.tsx';

/** What the run was started with and what is known about model, training and data. */
export function ConfigTab() {
  const words = useWords();
  const { config } = words;
  const run = useRun((view) => view.run);
  const facts = useRun((view) => view.facts);
  const isBrowser = useIsBrowser();
  const time = (atMs: number | null) => (atMs === null ? null : isBrowser ? formatTime(atMs) : new Date(atMs).toISOString());
  const hyperparameters = Object.entries(run.config).map(([name, value]) => [name, <span key={name} className="font-mono text-xs break-all">{typeof value === 'string' ? value : JSON.stringify(value)}</span>] as const);
  return (
    <div className="gap-3 lg:columns-2 [&>*]:mb-3 [&>*]:break-inside-avoid">
      <Facts title={config.hyperparameters} facts={hyperparameters}>{hyperparameters.length === 0 && <p className="text-ink-muted">{config.noHyperparameters}</p>}</Facts>
      <Facts title={config.identity} facts={[
        [config.name, run.name], [config.project, run.project], [config.id, <span key="id" className="font-mono text-xs">{run.id}</span>], [config.task, run.task], [config.started, time(run.startedAtMs)], [config.ended, time(run.endedAtMs) ?? '–'],
        [config.totalSteps, run.totalSteps === null ? null : formatCount(run.totalSteps)], [words.run.tags, run.tags.length > 0 ? run.tags.join(', ') : words.none],
      ]}>
        {run.notes !== '' && <div className="mt-3"><h3 className="text-xs font-medium text-ink-faint">{words.run.notes}</h3><p className="mt-1 whitespace-pre-wrap">{run.notes}</p></div>}
        <div className="mt-3"><h3 className="text-xs font-medium text-ink-faint">{words.run.export}</h3><p className="mt-1 flex flex-wrap gap-x-4" title={config.exportAbout}>
          <a className="link" href={`/api/v1/runs/${run.id}/export?format=ndjson`} download>{config.exportJson}</a>
          <a className="link" href={`/api/v1/runs/${run.id}/export?format=csv`} download>{config.exportCsv}</a>
        </p></div>
      </Facts>
      <TrainingFacts training={facts.training} start={facts.start} />
      <DataFacts data={facts.data} />
      <ModelTable model={facts.model} />
    </div>
  );
}
