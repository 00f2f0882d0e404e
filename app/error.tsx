'use client';

import { Message } from './_shell/message.tsx';
import { Button } from './_shell/tremor.ts';
import { useWords } from './_words/words-context.tsx';

/** What stands in place of a page that failed. */
export default function ErrorPage({ error, retry }: { readonly error: Error & { readonly digest?: string }; readonly retry: () => void }) {
  const words = useWords();
  return (
    <main className="px-4">
      <Message title={words.error.title} help={words.error.help} link={{ href: '/', label: words.error.home }}>
        {error.digest && <p className="font-mono text-xs text-ink-faint">{words.error.digest(error.digest)}</p>}
        <p><Button onClick={() => retry()}>{words.error.retry}</Button></p>
      </Message>
    </main>
  );
}
