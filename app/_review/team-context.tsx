'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Team } from '../_data/team.ts';

const Current = createContext<Team>({ me: '', canAct: false, people: [] });

export function TeamProvider({ team, children }: { readonly team: Team; readonly children: ReactNode }) {
  return <Current.Provider value={team}>{children}</Current.Provider>;
}

/** Who reads, and with whom. */
export function useTeam(): Team {
  return useContext(Current);
}
