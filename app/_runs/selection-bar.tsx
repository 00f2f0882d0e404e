'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { RunResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';
import { ask } from '../_history/ask.ts';
import type { ToastMessage } from '../_history/toast.tsx';
import { useWords } from '../_words/words-context.tsx';
import type { Shelf } from './table-state.ts';

interface SelectionBarProps {
  readonly selected: readonly string[];
  readonly shelf: Shelf;
  readonly onClear: () => void;
  readonly onChanged: (runs: readonly RunResource[]) => void;
  readonly onToast: (message: ToastMessage | null) => void;
}

type Verb = 'archive' | 'unarchive' | 'delete' | 'restore' | 'pin' | 'unpin' | 'tag';
const verbs: Readonly<Record<Shelf, readonly Verb[]>> = { active: ['pin', 'unpin', 'archive', 'delete'], archived: ['unarchive', 'delete'], deleted: ['restore'] };
const opposite: Partial<Record<Verb, Verb>> = { delete: 'restore', archive: 'unarchive' };
export const mostCompared = 50;

/** What can be done with the rows that are selected. */
export function SelectionBar({ selected, shelf, onClear, onChanged, onToast }: SelectionBarProps) {
  const words = useWords();
  const { history } = words;
  const [tag, setTag] = useState('');
  const act = async (verb: Verb, runIds: readonly string[], isUndo = false): Promise<void> => {
    const done = await ask<{ readonly items: readonly RunResource[] }>('/runs/change', { method: 'POST', body: { runIds, verb, ...(verb === 'tag' ? { tag } : {}) } });
    if (!done.ok) return onToast({ isFault: true, text: history.failed(done.message ?? history.unreachable) });
    onChanged(done.value.items);
    if (isUndo) return onToast(null);
    const back = opposite[verb];
    if (back) {
      onClear();
      onToast({ text: verb === 'delete' ? history.deletedToast(formatCount(runIds.length)) : history.archivedToast(formatCount(runIds.length)), undo: () => void act(back, runIds, true) });
    } else if (verb === 'restore' || verb === 'unarchive') onClear();
    setTag('');
  };
  const isTooMany = selected.length > mostCompared;
  return (
    <div role="toolbar" aria-label={history.selected(formatCount(selected.length))} className="sticky top-0 z-20 mt-3 flex flex-wrap items-center gap-2 rounded-md border border-accent bg-accent-faint px-3 py-2 md:top-14">
      <span className="font-medium text-ink">{history.selected(formatCount(selected.length))}</span>
      {isTooMany ? <span className="text-ink-muted">{history.compareMost(String(mostCompared))}</span> : <Link className="rounded-md bg-accent px-3 py-1 font-medium text-accent-ink" href={`/compare?runs=${selected.join(',')}`}>{history.compare}</Link>}
      {verbs[shelf].map((verb) => <button key={verb} type="button" className="field hover:bg-surface-hover" onClick={() => void act(verb, selected)}>{history.verbs[verb]}</button>)}
      {shelf === 'active' && (
        <form className="flex gap-1" onSubmit={(event) => { event.preventDefault(); void act('tag', selected); }}>
          <input className="field w-28" value={tag} required placeholder={history.tagName} aria-label={history.tagName} onChange={(event) => setTag(event.target.value)} />
          <button type="submit" className="field hover:bg-surface-hover">{history.verbs.tag}</button>
        </form>
      )}
      <button type="button" className="link ml-auto" onClick={onClear}>{history.clearSelection}</button>
    </div>
  );
}
