'use client';

import { useEffect, useState, type RefObject } from 'react';

const marginPx = 300;
const watched = new Map<Element, (isSeen: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** True while the element is on the screen or close to it; false while the page is made on the server. */
export function useOnScreen(element: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    // One observer for all: a thousand rows would else mean a thousand of them.
    observer ??= new IntersectionObserver((entries) => {
      for (const entry of entries) watched.get(entry.target)?.(entry.isIntersecting);
    }, { rootMargin: `${marginPx}px` });
    watched.set(target, setIsSeen);
    observer.observe(target);
    return () => {
      observer?.unobserve(target);
      watched.delete(target);
    };
  }, [element]);
  return isSeen;
}
