'use client';

import { localeOf } from '../_words/language.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';

/** Writes a time in the reader's way; `null` as the word that is given. */
export function useTimes(): (atMs: number | null, none?: string) => string {
  const language = useLanguage();
  const { access } = useWords();
  // The server and the browser can be in different time zones; UTC is the one that both write alike.
  const format = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return (atMs, none = access.never) => (atMs === null ? none : `${format.format(atMs)} UTC`);
}
