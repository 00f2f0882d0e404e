'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { FeedPage } from '../_data/team.ts';
import { useRefreshOnIncidents } from '../_incidents/use-refresh-on-incidents.ts';
import { useTeamChanges } from '../_review/use-team-changes.ts';
import { useWords } from '../_words/words-context.tsx';
import { FeedLine } from './feed-line.tsx';

interface Filter {
  readonly project: string;
  readonly isMine: boolean;
}

/** What happened, with its filters in the address; read again when something new does. */
export function FeedList({ page, filter }: { readonly page: FeedPage; readonly filter: Filter }) {
  const { feed } = useWords().team;
  const router = useRouter();
  useTeamChanges(() => true, () => router.refresh());
  useRefreshOnIncidents();
  const addressOf = (next: Filter, cursor = '') => {
    const search = new URLSearchParams(Object.entries({ project: next.project, mentions: next.isMine ? 'me' : '', cursor }).filter(([, value]) => value !== ''));
    return search.size > 0 ? `/feed?${search.toString()}` : '/feed';
  };
  const choose = (part: Partial<Filter>) => router.replace(addressOf({ ...filter, ...part }), { scroll: false });
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div><h1 className="text-xl">{feed.title}</h1><p className="text-ink-muted">{feed.intro}</p></div>
        <search className="flex flex-wrap items-center gap-4">
          <label className="flex items-center gap-2 text-ink-muted">{feed.project}
            <select value={filter.project} onChange={(event) => choose({ project: event.target.value })} className="field max-w-48"><option value="">{feed.allProjects}</option>{page.projects.map((name) => <option key={name} value={name}>{name}</option>)}</select></label>
          <label className="flex items-center gap-1.5 text-ink-muted"><input type="checkbox" checked={filter.isMine} onChange={(event) => choose({ isMine: event.target.checked })} className="accent-accent" />{feed.mentions}</label>
        </search>
      </div>
      {page.items.length === 0 ? <p className="panel p-6 text-ink-muted">{feed.empty}</p> : <ol className="panel">{page.items.map((item) => <FeedLine key={item.id} item={item} />)}</ol>}
      {page.nextCursor && <p><Link className="link" href={addressOf(filter, page.nextCursor)}>{feed.older}</Link></p>}
    </div>
  );
}
