'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { TipSupport } from '../../lib/tips/tip.ts';
import { TextInput } from '../_shell/tremor.ts';
import type { Dictionary } from '../_words/dictionary.ts';
import { useWords } from '../_words/words-context.tsx';

interface TipItem {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly kinds: readonly TipSupport['kind'][];
}
type ListId = keyof Dictionary['tips']['lists'];

/** Tips by list, with a search that looks at titles and texts. */
export function TipsList({ items }: { readonly items: readonly TipItem[] }) {
  const words = useWords();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const matching = items.filter(({ id, title, what }) => [id, title, what].some((part) => part.toLowerCase().includes(wanted)));
  const lists = (Object.keys(words.tips.lists) as ListId[]).map((list) => ({ list, own: matching.filter(({ id }) => id.startsWith(list)) })).filter(({ own }) => own.length > 0);
  return (
    <>
      <TextInput type="search" value={text} onValueChange={setText} placeholder={words.tips.search} aria-label={words.tips.search} className="mt-4 max-w-sm" />
      {lists.length === 0 && <p className="panel mt-4 p-6 text-ink-muted">{words.tips.noMatch}</p>}
      {lists.map(({ list, own }) => (
        <section key={list} aria-label={words.tips.lists[list]} className="mt-6">
          <h2 className="mb-2 text-sm font-medium text-ink-muted"><span className="font-mono">{list}</span> {words.tips.lists[list]}</h2>
          <ul className="panel">
            {own.map(({ id, title, what, kinds }) => (
              <li key={id} className="relative grid gap-x-4 gap-y-1 border-b border-rule p-3 last:border-0 hover:bg-surface-hover md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,2fr)_10rem]">
                <span className="font-mono text-xs/5 text-ink-faint">{id}</span>
                <Link href={`/tips/${id}`} className="font-medium text-ink after:absolute after:inset-0">{title}</Link>
                <span className="text-ink-muted">{what}</span>
                <span className="text-xs/5 text-ink-faint">{words.list(kinds.map((kind) => words.tips.supportKinds[kind]))}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
