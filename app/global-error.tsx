'use client';

import { dictionaries } from './_words/dictionary.ts';
import './globals.css';

/** Stands in when even the layout failed, so the reader's language is not known: both are spoken. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="panel mx-auto mt-8 grid max-w-xl gap-3 p-6">
          {Object.entries(dictionaries).map(([language, { error }]) => <section key={language} lang={language}><h1 className="text-xl">{error.title}</h1><p className="text-ink-muted">{error.help}</p></section>)}
          <p><button type="button" className="link" onClick={() => retry()}>{dictionaries.en.error.retry} · {dictionaries.zh.error.retry}</button></p>
        </main>
      </body>
    </html>
  );
}
