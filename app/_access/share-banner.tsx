import Link from 'next/link';
import { localeOf } from '../_words/language.ts';
import { readWords } from '../_words/read-words.ts';

/** Tells somebody who came with a shared link what they see, and until when. */
export async function ShareBanner({ expiresAtMs }: { readonly expiresAtMs: number }) {
  const { words: { access }, language } = await readWords();
  const until = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeStyle: 'short' }).format(expiresAtMs);
  return (
    <p role="note" className="border-t border-rule bg-info-faint px-4 py-2">
      {access.shares.banner(until)} <Link href="/sign-in" prefetch={false} className="link">{access.shares.signIn}</Link>
    </p>
  );
}
