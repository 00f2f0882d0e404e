'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

const settledMs = 500;

/** Reads the page again from the server once `key` has changed and settled; `null` while it is not known. The first key is what the page was made from. */
export function useRefreshWhenChanged(key: string | null): void {
  const router = useRouter();
  const seen = useRef<string | null>(null);
  useEffect(() => {
    const before = seen.current;
    if (key === null) return;
    seen.current = key;
    if (before === null || before === key) return;
    const timer = setTimeout(() => router.refresh(), settledMs);
    return () => clearTimeout(timer);
  }, [key, router]);
}
