import type { Metadata } from 'next';
import { ComparePage } from '../_compare/compare-page.tsx';
import { readComparison } from '../_data/compare.ts';
import { Frame } from '../_shell/frame.tsx';
import { Message } from '../_shell/message.tsx';
import { one, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.history.comparison.title };
}

/** Several runs beside each other. */
export default async function Page({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { words: { history: { comparison } } } = await readWords();
  const { runs, missing, histogramNames } = await readComparison((one((await searchParams).runs) ?? '').split(',').filter((id) => id !== ''));
  return (
    <Frame crumbs={[{ label: comparison.title }]}>
      {runs.length === 0 ? <Message title={comparison.title} help={comparison.empty} link={{ href: '/', label: comparison.toRuns }} /> : <ComparePage runs={runs} missing={missing} histogramNames={histogramNames} />}
    </Frame>
  );
}
