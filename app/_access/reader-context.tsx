'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Reader } from '../_data/access.ts';

const CurrentReader = createContext<Reader>({ name: '', canWrite: false, isAdmin: false, hasAccount: false, share: null });

export function ReaderProvider({ reader, children }: { readonly reader: Reader; readonly children: ReactNode }) {
  return <CurrentReader.Provider value={reader}>{children}</CurrentReader.Provider>;
}

/** Who reads this page: what they may not do need not be offered. */
export function useReader(): Reader {
  return useContext(CurrentReader);
}
