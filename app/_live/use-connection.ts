'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { liveConnection, type ConnectionState } from './live-connection.ts';

const connecting: ConnectionState = { status: 'connecting', sinceMs: 0, refusal: null };
const nothing = () => () => undefined;

/** The state of the browser's connection; `connecting` while the page is rendered on the server. */
export function useConnection(): ConnectionState {
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  return useSyncExternalStore(
    isMounted ? liveConnection().subscribe : nothing,
    isMounted ? liveConnection().getState : () => connecting,
    () => connecting,
  );
}
