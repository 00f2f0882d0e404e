'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { DeliveriesPage, DeliveryRecord } from '../_data/channels.ts';
import { RelativeTime } from '../_shell/relative-time.tsx';
import { useSay, useWords } from '../_words/words-context.tsx';

const grid = 'md:grid-cols-[6rem_11rem_10rem_5rem_minmax(0,1fr)_5rem]';
const tones = { pending: 'text-ink-muted', delivered: 'text-healthy', suppressed: 'text-ink-muted', failed: 'text-critical' } as const;

interface Filter {
  readonly state: string;
  readonly channel: string;
}

/** The delivery log, newest first, narrowed by state and channel. */
export function DeliveryList({ items, nextCursor, channels, filter }: DeliveriesPage & { readonly filter: Filter }) {
  const { notifications: words } = useWords();
  const router = useRouter();
  const addressOf = (next: Filter, cursor = '') => `/settings/deliveries?${new URLSearchParams(Object.entries({ ...next, cursor }).filter(([, value]) => value !== '')).toString()}`;
  const choose = (part: Partial<Filter>) => router.replace(addressOf({ ...filter, ...part }), { scroll: false });
  return (
    <>
      <search className="mt-4 flex flex-wrap gap-2">
        <select aria-label={words.columns.channel} className="field" value={filter.channel} onChange={(event) => choose({ channel: event.target.value })}><option value="">{words.anyChannel}</option>{channels.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
        <select aria-label={words.columns.state} className="field" value={filter.state} onChange={(event) => choose({ state: event.target.value })}><option value="">{words.anyState}</option>{(['pending', 'delivered', 'suppressed', 'failed'] as const).map((state) => <option key={state} value={state}>{words.states[state]}</option>)}</select>
      </search>
      {items.length === 0 && <p className="panel mt-4 p-6 text-ink-muted">{words.logEmpty}</p>}
      {items.length > 0 && (
        <ul className="panel mt-4">
          <li aria-hidden className={`hidden gap-4 border-b border-rule px-3 py-2 text-xs font-medium text-ink-faint md:grid ${grid}`}><span>{words.columns.when}</span><span>{words.columns.event}</span><span>{words.columns.channel}</span><span>{words.columns.state}</span><span>{words.columns.reason}</span><span>{words.columns.attempts}</span></li>
          {items.map((item) => <DeliveryLine key={item.id} item={item} />)}
        </ul>
      )}
      {nextCursor && <p className="mt-4"><Link className="link" href={addressOf(filter, nextCursor)}>{words.older}</Link></p>}
    </>
  );
}

function DeliveryLine({ item }: { readonly item: DeliveryRecord }) {
  const { notifications: words } = useWords();
  const say = useSay();
  const href = item.incidentId !== null ? `/incidents/${item.incidentId}` : item.runId !== null ? `/runs/${item.runId}` : null;
  return (
    <li className={`grid gap-x-4 gap-y-1 border-b border-rule p-3 last:border-0 ${grid}`}>
      <span className="text-ink-muted"><RelativeTime atMs={item.atMs} /></span>
      <span>{href === null ? words.event[item.event] : <Link href={href} className="link">{words.event[item.event]}</Link>}</span>
      <span>{item.channelName}</span>
      <strong className={`font-medium ${tones[item.state]}`}>{words.states[item.state]}</strong>
      <span className="text-ink-muted">{say(item.reason)}</span>
      <span className="text-ink-faint">{item.attempts > 0 && words.attempts(item.attempts)}</span>
    </li>
  );
}
