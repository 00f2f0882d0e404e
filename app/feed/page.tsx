import type { Metadata } from 'next';
import { readFeed } from '../_data/team.ts';
import { FeedList } from '../_feed/feed-list.tsx';
import { Frame } from '../_shell/frame.tsx';
import { one, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.team.feed.title };
}

/** What happened, newest first. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const search = await searchParams;
  const filter = { project: one(search.project) ?? '', isMine: one(search.mentions) === 'me' };
  const page = await readFeed({ ...filter, cursor: one(search.cursor) });
  const { words } = await readWords();
  return <Frame crumbs={[{ label: words.team.feed.title }]}><FeedList page={page} filter={filter} /></Frame>;
}
