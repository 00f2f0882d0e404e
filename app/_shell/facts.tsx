'use client';

import type { ReactNode } from 'react';
import { useWords } from '../_words/words-context.tsx';

/** Named values side by side; `null` is said to be not known. */
export function Facts({ title, facts, children }: { readonly title: string; readonly facts: readonly (readonly [name: string, value: ReactNode])[]; readonly children?: ReactNode }) {
  const words = useWords();
  return (
    <section aria-label={title} className="panel min-w-0 p-4">
      <h2 className="mb-2 text-sm">{title}</h2>
      {facts.length > 0 && (
        <dl className="grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
          {facts.map(([name, value]) => (
            <div key={name} className="contents"><dt className="text-ink-faint">{name}</dt><dd className="text-ink">{value ?? <span className="text-ink-faint">{words.unknown}</span>}</dd></div>
          ))}
        </dl>
      )}
      {children}
    </section>
  );
}
