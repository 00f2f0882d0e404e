'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useWords } from '../_words/words-context.tsx';
import { navigationEvent } from './navigation-event.ts';
import './navigation-bar.css';

/** A thin line at the top while the next page is on its way. It answers nothing itself, so an unknown page stays a 404. */
export function NavigationBar() {
  const { nav } = useWords();
  const here = addressOf(usePathname(), useSearchParams().toString());
  const [left, setLeft] = useState<string | null>(null);
  useEffect(() => {
    // Next begins a navigation inside a transition; what is set there would only be seen when the page has come, so it is set after it.
    const begin = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const { origin, pathname, searchParams } = new URL(String(event.detail), location.href);
      if (origin === location.origin && addressOf(pathname, searchParams.toString()) !== here) queueMicrotask(() => setLeft(here));
    };
    addEventListener(navigationEvent, begin);
    return () => removeEventListener(navigationEvent, begin);
  }, [here]);
  // Over as soon as the reader stands elsewhere than where they left from.
  if (left !== here) return null;
  return <div role="progressbar" aria-label={nav.loading} className="navigation-bar" />;
}

const addressOf = (path: string, search: string): string => (search === '' ? path : `${path}?${search}`);
