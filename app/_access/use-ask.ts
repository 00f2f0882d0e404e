'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useLanguage, useWords } from '../_words/words-context.tsx';
import { askServer } from './ask-server.ts';

/** Asks the server for a verb, tells what was wrong, and shows the page anew when it worked. */
export function useAsk(): { readonly ask: (method: 'POST' | 'DELETE', path: string, body?: object, then?: (value: unknown) => void) => void; readonly isPending: boolean; readonly fault: string | undefined } {
  const words = useWords();
  const language = useLanguage();
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [fault, setFault] = useState<string>();
  const ask = (method: 'POST' | 'DELETE', path: string, body?: object, then?: (value: unknown) => void) => start(async () => {
    setFault(undefined);
    const asked = await askServer(method, path, body ?? null, words, language);
    if (!asked.ok) return setFault(asked.message);
    if (then) then(asked.value);
    router.refresh();
  });
  return { ask, isPending, fault };
}
