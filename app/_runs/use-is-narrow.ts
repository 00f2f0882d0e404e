'use client';

import { useSyncExternalStore } from 'react';

const query = '(width < 48rem)';

/** True on a screen as narrow as a phone's; false while the page is made on the server. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches, () => false);
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}
