import type { ReactNode } from 'react';

/** One subject of the settings, with its own address. */
export function Section({ id, title, intro, children }: { readonly id: string; readonly title: string; readonly intro?: string; readonly children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="panel grid min-w-0 gap-3 p-4">
      <h2 id={`${id}-title`} className="text-lg">{title}</h2>
      {intro && <p className="text-ink-muted">{intro}</p>}
      {children}
    </section>
  );
}

/** Entries one under the other, or what is said when there is none. */
export function Entries({ none, children }: { readonly none: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return <p className="text-ink-muted">{none}</p>;
  return <ul className="divide-y divide-rule border-y border-rule">{children}</ul>;
}

/** One entry: what it is, what is to be known of it, and what can be done. On a phone the parts stand under each other. */
export function Entry({ title, about, children }: { readonly title: ReactNode; readonly about: ReactNode; readonly children?: ReactNode }) {
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="min-w-0"><p dir="auto" className="text-ink">{title}</p><p className="text-xs text-ink-faint">{about}</p></div>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </li>
  );
}
