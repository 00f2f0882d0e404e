'use client';

import { useState, useTransition } from 'react';
import type { ActionResult } from '../_actions/action-result.ts';
import { useWords } from '../_words/words-context.tsx';

/** Does something on the server: whether it is under way, and what was wrong with the last one. */
export function useVerb() {
  const words = useWords();
  const [isPending, start] = useTransition();
  const [fault, setFault] = useState<string>();
  const act = (ask: () => Promise<ActionResult<null>>, onDone?: () => void) => start(async () => {
    try {
      const result = await ask();
      setFault(result.ok ? undefined : result.message);
      if (result.ok) onDone?.();
    } catch {
      setFault(words.signIn.unreachable);
    }
  });
  return { act, isPending, fault };
}
