'use client';

import { useEffect, useRef } from 'react';
import type { TeamChange } from '../../lib/protocol/team.ts';
import { liveConnection } from '../_live/live-connection.ts';

const gatherMs = 100;

/** Calls `onChange` a moment after people did or wrote something that `concerns` the page, and after every reconnect: pushed, never polled. */
export function useTeamChanges(concerns: (change: TeamChange) => boolean, onChange: () => void): void {
  const newest = useRef({ concerns, onChange });
  useEffect(() => {
    newest.current = { concerns, onChange };
  });
  useEffect(() => {
    const connection = liveConnection();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => newest.current.onChange(), gatherMs);
    };
    const stops = [connection.onTeamChange((change) => { if (newest.current.concerns(change)) soon(); }), connection.onConnect(soon)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
}
