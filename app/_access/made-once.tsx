'use client';

import { useState } from 'react';
import { CopyBlock } from '../_shell/copy-block.tsx';
import { Button } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';

/** A secret that was just made: it is there until the reader is done with it, and nowhere afterwards. */
export function MadeOnce({ label, text, onDone }: { readonly label: string; readonly text: string; readonly onDone: () => void }) {
  const { access } = useWords();
  return (
    <div className="grid gap-2 rounded-md border border-accent bg-accent-faint p-3">
      <p><strong>{label}</strong> {access.copyNow}</p>
      <CopyBlock text={text} />
      <p><Button size="xs" variant="secondary" onClick={onDone}>{access.done}</Button></p>
    </div>
  );
}

/** A secret to show, and how to forget it. */
export function useMadeOnce(): readonly [string | undefined, (text: string | undefined) => void] {
  return useState<string>();
}
