'use client';

import { useSearchParams } from 'next/navigation';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { StepRange } from '../_charts/chart-types.ts';
import { readPageState, writePageState, type PageState } from './page-state.ts';

interface PageControl {
  readonly state: PageState;
  /** Changes the address; a new tab or layer can be gone back from, the rest cannot. */
  readonly change: (part: Partial<PageState>) => void;
  /** Steps the charts were asked to move to; a new object each time. */
  readonly focus: StepRange | undefined;
  /** Brings a step into view in the charts of the overview. */
  readonly showStep: (step: number) => void;
}

const Control = createContext<PageControl | null>(null);

/** Steps shown on each side of the one asked for. */
const stepsAround = 60;
export const chartsId = 'charts';

/** `focus`: where the charts begin when the address does not say. */
export function PageStateProvider({ focus: usual, children }: { readonly focus?: StepRange; readonly children: ReactNode }) {
  const search = useSearchParams();
  const state = useMemo(() => readPageState(search), [search]);
  const [focus, setFocus] = useState(() => state.range ?? (state.step === null ? usual : rangeAround(state.step)));
  const change = useCallback((part: Partial<PageState>) => {
    // Read anew: several changes can come before the next render.
    const next = { ...readPageState(new URLSearchParams(location.search)), ...part };
    const isPlace = part.tab !== undefined || part.layer !== undefined;
    // The charts of another tab begin where those of this one are.
    if (part.tab !== undefined) setFocus(next.range ?? undefined);
    history[isPlace ? 'pushState' : 'replaceState'](null, '', `${location.pathname}${writePageState(next)}`);
  }, []);
  const showStep = useCallback((step: number) => {
    if (readPageState(new URLSearchParams(location.search)).tab !== 'overview') change({ tab: 'overview' });
    setFocus(rangeAround(step));
    requestAnimationFrame(() => document.getElementById(chartsId)?.scrollIntoView({ block: 'start' }));
  }, [change]);
  const control = useMemo(() => ({ state, change, focus, showStep }), [state, change, focus, showStep]);
  return <Control.Provider value={control}>{children}</Control.Provider>;
}

function rangeAround(step: number): StepRange {
  return { from: Math.max(0, step - stepsAround), to: step + stepsAround };
}

export function usePageState(): PageControl {
  const control = useContext(Control);
  if (!control) throw new Error('A part of a run\'s page stands outside <PageStateProvider>.');
  return control;
}
