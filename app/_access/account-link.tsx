import { UserRound } from 'lucide-react';
import Link from 'next/link';
import type { Reader } from '../_data/access.ts';
import { readWords } from '../_words/read-words.ts';

/** The way to people and access, and who is signed in. */
export async function AccountLink({ reader }: { readonly reader: Reader }) {
  const { words: { access } } = await readWords();
  const label = reader.hasAccount ? `${access.account}: ${reader.name}` : access.settings;
  return <Link href="/settings/access" title={label} aria-label={label} className="icon-button"><UserRound aria-hidden size={16} /></Link>;
}
