import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readIncident } from '../../_data/incidents.ts';
import { readIncidentCase } from '../../_data/team.ts';
import { readNames } from '../../_data/names.ts';
import { IncidentPage } from '../../_incidents/incident-page.tsx';
import { NamesProvider } from '../../_run/names-context.tsx';
import { Frame } from '../../_shell/frame.tsx';
import { readWords } from '../../_words/read-words.ts';

interface Props {
  readonly params: Promise<{ readonly incidentId: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [item, { language }] = await Promise.all([params.then(({ incidentId }) => readIncident(incidentId)), readWords()]);
  return { title: item?.incident.title[language] };
}

/** One incident by itself, for a link that somebody was sent. */
export default async function Page({ params }: Props) {
  const opened = await readIncidentCase((await params).incidentId);
  if (!opened) notFound();
  const { item } = opened;
  const { words, language } = await readWords();
  return (
    <Frame crumbs={[{ label: words.incident.title, href: '/incidents' }, { label: item.incident.title[language] }]}>
      <NamesProvider names={readNames()}><IncidentPage key={item.incident.id} opened={opened} /></NamesProvider>
    </Frame>
  );
}
