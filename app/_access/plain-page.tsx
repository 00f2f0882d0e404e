import type { ReactNode } from 'react';
import { LanguageSwitch } from '../_shell/language-switch.tsx';

/** A page for somebody who is not let in yet: one panel, no navigation, no socket. */
export function PlainPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-4 px-4 py-8">
      <div className="flex items-center justify-between"><p className="font-semibold">Tunewatch</p><LanguageSwitch /></div>
      <section className="panel grid gap-4 p-6">
        <h1 className="text-xl">{title}</h1>
        {children}
      </section>
    </main>
  );
}
