import type { Metadata } from 'next';
import { readMap } from '../_data/map.ts';
import { MapView } from '../_map/map-view.tsx';
import { ruleTitlesOf } from '../_map/rule-titles.ts';
import { Frame } from '../_shell/frame.tsx';
import { one, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.map.title };
}

/** The map as a handbook, without a run. */
export default async function MapPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { words, language } = await readWords();
  const root = await readMap(language);
  const at = one((await searchParams)['at']) ?? root.id;
  return (
    <Frame crumbs={[{ label: words.map.title }]}>
      <h1 className="text-xl">{words.map.heading}</h1>
      <p className="mt-1 max-w-3xl text-ink-muted">{words.map.intro}</p>
      <MapView root={root} marks={null} at={at} incidentTitles={{}} ruleTitles={ruleTitlesOf(root)} />
    </Frame>
  );
}
