'use client';

import Link from 'next/link';
import { SeriesSwatch } from '../_charts/chart-legend.tsx';
import { formatCount } from '../_charts/format-value.ts';
import type { SeriesLook } from '../_charts/series-colours.ts';
import type { ComparedRun } from '../_data/compare.ts';
import { SeverityMark } from '../_shell/status-mark.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';

const mostShown = 8;

/** Incidents of the runs beside each other, the worst runs first, and which runs had none. */
export function ComparedIncidents({ compared, looks }: { readonly compared: readonly ComparedRun[]; readonly looks: ReadonlyMap<string, SeriesLook> }) {
  const words = useWords();
  const { comparison } = words.history;
  const say = useSay();
  const gravity = ({ incidents }: ComparedRun) => incidents.filter(({ severity }) => severity === 'critical').length * 1000 + incidents.length;
  const withSome = compared.filter(({ incidents }) => incidents.length > 0).sort((a, b) => gravity(b) - gravity(a));
  const without = compared.filter(({ incidents }) => incidents.length === 0);
  return (
    <section aria-label={comparison.incidents} className="panel min-w-0 p-4">
      <h2 className="mb-2 text-sm">{comparison.incidents}</h2>
      {withSome.length === 0 && <p className="text-ink-muted">{comparison.noIncidents}</p>}
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
        {withSome.map(({ run, incidents }) => (
          <div key={run.id} className="min-w-0">
            <h3 className="flex items-center gap-1.5 text-sm" title={run.name}><SeriesSwatch {...looks.get(run.id)!} /><span className="truncate">{run.name}</span></h3>
            <ul>
              {incidents.slice(0, mostShown).map((incident) => <li key={incident.id} className="flex min-w-0 items-baseline gap-2 border-t border-rule py-1"><SeverityMark severity={incident.severity} /><Link href={`/incidents/${incident.id}`} prefetch={false} className="min-w-0 truncate text-ink hover:underline">{say(incident.title)}</Link><span className="ml-auto whitespace-nowrap text-ink-faint">{comparison.incidentAt(formatCount(incident.openedAtStep))}</span></li>)}
              {incidents.length > mostShown && <li className="border-t border-rule py-1"><Link className="link" prefetch={false} href={`/runs/${run.id}?tab=incidents`}>{comparison.moreIncidents(formatCount(incidents.length - mostShown))}</Link></li>}
            </ul>
          </div>
        ))}
      </div>
      {withSome.length > 0 && without.length > 0 && <p className="mt-3 text-ink-muted">{comparison.withoutIncidents(formatCount(without.length))} {words.list(without.map(({ run }) => run.name))}</p>}
    </section>
  );
}
