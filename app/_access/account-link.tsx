import { UserRound } from 'lucide-react';
import Link from 'next/link';
import type { Reader } from '../_data/access.ts';
import { readWords } from '../_words/read-words.ts';

/** Who is signed in, and the way to their browsers and links. */
export async function AccountLink({ reader }: { readonly reader: Reader }) {
  const { words: { access } } = await readWords();
  const label = `${access.account}: ${reader.name}`;
  return <Link href="/settings/access" title={label} aria-label={label} className="icon-button"><UserRound aria-hidden size={16} /></Link>;
}
