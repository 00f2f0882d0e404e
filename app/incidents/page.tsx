import type { Metadata } from 'next';
import { readIncidents } from '../_data/incidents.ts';
import { readNames } from '../_data/names.ts';
import { IncidentsList } from '../_incidents/incidents-list.tsx';
import { NamesProvider } from '../_run/names-context.tsx';
import { Frame } from '../_shell/frame.tsx';
import { one, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.incident.title };
}

/** The incidents of all runs. */
export default async function IncidentsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const filter = { state: one(search.state) ?? '', severity: one(search.severity) ?? '', silenced: one(search.silenced) ?? '' };
  const page = await readIncidents({ ...filter, cursor: one(search.cursor) });
  const { words } = await readWords();
  return <Frame crumbs={[{ label: words.incident.title }]}><NamesProvider names={readNames()}><IncidentsList {...page} filter={filter} /></NamesProvider></Frame>;
}
