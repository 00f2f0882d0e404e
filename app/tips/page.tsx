import type { Metadata } from 'next';
import { readTips } from '../_data/tips.ts';
import { Frame } from '../_shell/frame.tsx';
import { TipsList } from '../_tips/tips-list.tsx';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.tips.title };
}

/** The training tips in their lists. */
export default async function TipsPage() {
  const tips = await readTips();
  const { words, language } = await readWords();
  const items = tips.map(({ id, title, what, support }) => ({ id, title: title[language], what: what[language], kinds: [...new Set(support.map(({ kind }) => kind))] }));
  return (
    <Frame crumbs={[{ label: words.tips.title }]}>
      <h1 className="text-xl">{words.tips.title}</h1>
      <p className="mt-1 max-w-2xl text-ink-muted">{words.tips.intro}</p>
      <TipsList items={items} />
    </Frame>
  );
}
