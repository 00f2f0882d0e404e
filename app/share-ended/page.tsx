import type { Metadata } from 'next';
import Link from 'next/link';
import { PlainPage } from '../_access/plain-page.tsx';
import { one, type Search } from '../_shell/search.ts';
import { readWords } from '../_words/read-words.ts';

const reasons = ['expired', 'revoked', 'deleted', 'outside'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readWords()).words.access.shares.title };
}

/** Why a shared link shows nothing. */
export default async function ShareEndedPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const given = one((await searchParams).reason);
  const { words: { access, signIn } } = await readWords();
  const { title, help } = access.shares.ended[reasons.find((reason) => reason === given) ?? 'unknown'];
  return <PlainPage title={title}><p className="text-ink-muted">{help}</p><p><Link href="/sign-in" className="link">{signIn.submit}</Link></p></PlainPage>;
}
