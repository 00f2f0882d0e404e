'use client';

import { createContext, useCallback, useContext, type ReactNode } from 'react';
import type { Words } from '../../lib/protocol/cause.ts';
import { dictionaries, type Dictionary } from './dictionary.ts';
import type { Language } from './language.ts';

const CurrentLanguage = createContext<Language>('en');

export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  return <CurrentLanguage.Provider value={language}>{children}</CurrentLanguage.Provider>;
}

export function useLanguage(): Language {
  return useContext(CurrentLanguage);
}

/** The dictionary of the reader's language. */
export function useWords(): Dictionary {
  return dictionaries[useLanguage()];
}

/** Says a text that exists in both languages in the reader's one. */
export function useSay(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words) => words[language], [language]);
}
