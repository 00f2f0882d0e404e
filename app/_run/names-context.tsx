'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Names } from '../_data/names.ts';
import { useSay } from '../_words/words-context.tsx';

const Current = createContext<Names>({ rules: {}, tips: {} });

export function NamesProvider({ names, children }: { readonly names: Names; readonly children: ReactNode }) {
  return <Current.Provider value={names}>{children}</Current.Provider>;
}

/** The title of a rule in the reader's language; its id where this server does not know it (any more). */
export function useRuleTitle(): (id: string) => string {
  const { rules } = useContext(Current);
  const say = useSay();
  return (id) => (rules[id] ? say(rules[id]) : id);
}

/** The title of a tip, `null` where this server does not know it. */
export function useTipTitle(): (id: string) => string | null {
  const { tips } = useContext(Current);
  const say = useSay();
  return (id) => (tips[id] ? say(tips[id]) : null);
}
