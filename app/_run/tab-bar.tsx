'use client';

import { Badge, Tab as TremorTab, TabGroup, TabList } from '../_shell/tremor.ts';

type BadgeTone = 'critical' | 'warning' | 'info';
const badgeColours = { critical: 'red', warning: 'amber', info: 'gray' } as const;

interface TabBarProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string; readonly count: number; readonly tone?: BadgeTone }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** A row of tabs that scrolls sideways by itself on a narrow screen. */
export function TabBar<Id extends string>({ label, tabs, selected, onSelect }: TabBarProps<Id>) {
  return (
    <TabGroup index={tabs.findIndex(({ id }) => id === selected)} onIndexChange={(index) => onSelect(tabs[index]!.id)} className="w-auto max-w-full min-w-0">
      <TabList aria-label={label} className="-mb-px max-w-full overflow-x-auto border-0 [scrollbar-width:none]">
        {tabs.map(({ id, label: name, count, tone = 'info' }) => (
          <TremorTab key={id} id={`tab-${id}`} aria-controls={id === selected ? `panel-${id}` : undefined} className="shrink-0 px-1 py-2">
            {name}{count > 0 && <Badge color={badgeColours[tone]} size="xs" className="ml-1.5">{count}</Badge>}
          </TremorTab>
        ))}
      </TabList>
    </TabGroup>
  );
}
