import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { readMap, readRunMap } from '../../../_data/map.ts';
import { MapView } from '../../../_map/map-view.tsx';
import { ruleTitlesOf } from '../../../_map/rule-titles.ts';
import { Frame } from '../../../_shell/frame.tsx';
import { one, type Search } from '../../../_shell/search.ts';
import { readWords } from '../../../_words/read-words.ts';

interface Props {
  readonly params: Promise<{ readonly runId: string }>;
  readonly searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.map.title };
}

/** The map, marked by what one run shows. */
export default async function RunMapPage({ params, searchParams }: Props) {
  const [{ runId }, search, { words, language }] = await Promise.all([params, searchParams, readWords()]);
  const found = await readRunMap(runId);
  if (!found) notFound();
  const root = await readMap(language);
  const { run, marks, incidentTitles, worst } = found;
  return (
    <Frame crumbs={[{ label: run.name, href: `/runs/${run.id}` }, { label: words.map.title }]}>
      <h1 className="text-xl break-words">{words.map.runHeading(run.name)}</h1>
      <p className="mt-1 max-w-3xl text-ink-muted">{words.map.runIntro} <Link href="/map" className="link">{words.map.withoutRun}</Link></p>
      <MapView root={root} marks={marks} at={one(search['at']) ?? worst ?? root.id} incidentTitles={incidentTitles} ruleTitles={ruleTitlesOf(root)} />
    </Frame>
  );
}
