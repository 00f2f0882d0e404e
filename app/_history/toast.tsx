'use client';

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../_words/words-context.tsx';

export interface ToastMessage {
  readonly text: string;
  readonly isFault?: boolean;
  readonly undo?: () => void;
}

const shownMs = 12_000;

/** A line at the foot of the page that says what was done, and undoes it; it goes by itself unless it tells of a fault. */
export function Toast({ message, onClose }: { readonly message: ToastMessage | null; readonly onClose: () => void }) {
  const words = useWords();
  useEffect(() => {
    if (!message || message.isFault) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [message, onClose]);
  if (!message) return null;
  return (
    <div role={message.isFault ? 'alert' : 'status'} className={`fixed inset-x-4 bottom-4 z-40 mx-auto flex w-fit max-w-[calc(100%-2rem)] items-center gap-3 rounded-md border bg-surface px-4 py-2.5 shadow-[0_4px_16px_rgb(0_0_0/0.16)] ${message.isFault ? 'border-critical text-critical' : 'border-rule-strong text-ink'}`}>
      <span>{message.text}</span>
      {message.undo && <button type="button" className="link font-medium" onClick={message.undo}>{words.history.undo}</button>}
      <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}><X aria-hidden size={14} /></button>
    </div>
  );
}
