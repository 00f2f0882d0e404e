'use client';

import { useEffect, type ReactNode } from 'react';
import { useRun } from '../_live/run-context.tsx';
import { isTyping } from '../_shell/help-dialog.tsx';
import { useWords } from '../_words/words-context.tsx';
import { useComments } from '../_review/comments-context.tsx';
import { ReviewTab } from '../_review/review-tab.tsx';
import { ConfigTab } from './config-tab.tsx';
import { HistogramsTab } from './histograms-tab.tsx';
import { IncidentsTab } from './incidents-tab.tsx';
import { LayersTab } from './layers-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { usePageState } from './page-state-context.tsx';
import { tabs, type Tab } from './page-state.ts';
import { SystemTab } from './system-tab.tsx';
import { TabBar } from './tab-bar.tsx';

const contents: Readonly<Record<Tab, () => ReactNode>> = { overview: OverviewTab, layers: LayersTab, histograms: HistogramsTab, system: SystemTab, incidents: IncidentsTab, config: ConfigTab, review: ReviewTab };
const drawn: readonly Tab[] = ['overview', 'layers', 'histograms', 'system'];

/** The parts of a run's page; which one stands in the address, and 1 to 7 choose it too. */
export function RunTabs({ controls }: { readonly controls: ReactNode }) {
  const words = useWords();
  const { state, change } = usePageState();
  const open = useRun((view) => view.incidents).filter((incident) => incident.state === 'firing');
  const comments = useComments().length;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const tab = tabs[Number(event.key) - 1];
      if (tab && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) change({ tab });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [change]);
  const Content = contents[state.tab];
  return (
    <>
      <div className="flex flex-wrap-reverse items-end justify-between gap-x-4 border-b border-rule">
        <TabBar label={words.run.tabsLabel} tabs={tabs.map((tab) => ({ id: tab, label: words.run.tabs[tab], count: tab === 'incidents' ? open.length : tab === 'review' ? comments : 0, tone: tab === 'incidents' ? (open[0]?.severity ?? 'info') : 'info' }))} selected={state.tab} onSelect={(tab) => change({ tab })} />
        {drawn.includes(state.tab) && controls}
      </div>
      <div role="tabpanel" id={`panel-${state.tab}`} aria-labelledby={`tab-${state.tab}`} className="pt-3"><Content /></div>
    </>
  );
}
