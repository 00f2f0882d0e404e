'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../_words/words-context.tsx';

/** Text to take into a terminal or an editor, with a button that copies it. */
export function CopyBlock({ text }: { readonly text: string }) {
  const words = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <div className="relative rounded-md border border-rule bg-surface-sunken">
      <pre className="overflow-x-auto p-3 pr-20 font-mono text-xs/5 whitespace-pre-wrap">{text}</pre>
      <button type="button" onClick={() => void copy()} className="icon-button absolute top-1 right-1 gap-1 px-2 text-xs" aria-live="polite">
        {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
        {isCopied ? words.runs.copied : words.runs.copy}
      </button>
    </div>
  );
}
