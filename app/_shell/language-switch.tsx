'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { languageCookie } from '../_words/language.ts';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { remember } from './remember.ts';

export const nextLanguageEvent = 'tunewatch:next-language';

/** Changes between English and Chinese; the name shown is that of the other language, in itself. */
export function LanguageSwitch() {
  const language = useLanguage();
  const words = useWords();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const other = language === 'en' ? 'zh' : 'en';
  const change = () => {
    remember(languageCookie, other);
    start(() => router.refresh());
  };
  useEffect(() => {
    addEventListener(nextLanguageEvent, change);
    return () => removeEventListener(nextLanguageEvent, change);
  });
  return (
    <button type="button" onClick={change} disabled={isPending} lang={other === 'zh' ? 'zh-CN' : 'en'} className="icon-button px-2" aria-label={`${other === "zh" ? '中文' : 'EN'}, ${words.language.label}: ${other === 'zh' ? '中文' : 'English'}`}>
      {other === 'zh' ? '中文' : 'EN'}
    </button>
  );
}
