'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { IncidentItem } from '../_data/incidents.ts';
import { Select, SelectItem } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { IncidentLine } from './incident-line.tsx';
import { useTeamChanges } from '../_review/use-team-changes.ts';
import { useRefreshOnIncidents } from './use-refresh-on-incidents.ts';

interface Filter {
  readonly state: string;
  readonly severity: string;
  readonly silenced: string;
}
interface ListProps {
  readonly items: readonly IncidentItem[];
  readonly nextCursor: string | null;
  readonly filter: Filter;
}

const any = 'any';

/** Incidents of all runs, newest first; read again when the live channel tells of a change. */
export function IncidentsList({ items, nextCursor, filter }: ListProps) {
  const words = useWords();
  const router = useRouter();
  useRefreshOnIncidents();
  useTeamChanges(() => true, () => router.refresh());
  const addressOf = (next: Filter, cursor?: string) => {
    const search = new URLSearchParams(Object.entries({ ...next, cursor: cursor ?? '' }).filter(([, value]) => value !== '' && value !== any));
    return search.size > 0 ? `/incidents?${search.toString()}` : '/incidents';
  };
  const choose = (part: Partial<Filter>) => router.replace(addressOf({ ...filter, ...part }), { scroll: false });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl">{words.incident.title}</h1>
        <search className="flex flex-wrap gap-2">
          <Select value={filter.state || any} onValueChange={(state) => choose({ state })} enableClear={false} aria-label={words.incident.filterState} className="w-48">
            <SelectItem value={any}>{words.incident.anyState}</SelectItem>
            <SelectItem value="firing">{words.incident.open}</SelectItem>
            <SelectItem value="resolved">{words.incident.resolved}</SelectItem>
          </Select>
          <Select value={filter.severity || any} onValueChange={(severity) => choose({ severity })} enableClear={false} aria-label={words.incident.filterSeverity} className="w-40">
            <SelectItem value={any}>{words.incident.anySeverity}</SelectItem>
            {(['critical', 'warning', 'info'] as const).map((severity) => <SelectItem key={severity} value={severity}>{words.severity[severity]}</SelectItem>)}
          </Select>
          <Select value={filter.silenced || any} onValueChange={(silenced) => choose({ silenced })} enableClear={false} aria-label={words.team.filterSilenced} className="w-44">
            <SelectItem value={any}>{words.team.anySilence}</SelectItem>
            <SelectItem value="yes">{words.team.onlySilenced}</SelectItem>
            <SelectItem value="no">{words.team.notSilenced}</SelectItem>
          </Select>
        </search>
      </div>
      {items.length === 0 && <p className="panel mt-4 p-6 text-ink-muted">{words.incident.empty} {words.incident.emptyHelp}</p>}
      {items.length > 0 && <ul className="panel mt-4">{items.map((item) => <IncidentLine key={item.incident.id} item={item} />)}</ul>}
      {nextCursor && <p className="mt-4"><Link className="link" href={addressOf(filter, nextCursor)}>{words.incident.older}</Link></p>}
    </>
  );
}
