'use client';

import { CircleHelp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { nextThemeEvent } from '../_theme/theme-switch.tsx';
import { useWords } from '../_words/words-context.tsx';
import { nextLanguageEvent } from './language-switch.tsx';
import { Button, Dialog, DialogPanel } from './tremor.ts';

export const showHelpEvent = 'tunewatch:show-help';

/** The `?` button and the keys that work everywhere; the way out, where one had to sign in. */
export function HelpDialog({ canSignOut }: { readonly canSignOut: boolean }) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') setIsOpen(true);
      else if (event.key === 't') dispatchEvent(new Event(nextThemeEvent));
      else if (event.key === 'l') dispatchEvent(new Event(nextLanguageEvent));
      else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('main input[type=search], main input[type=text]');
        if (!search) return;
        event.preventDefault();
        search.focus();
      }
    };
    const show = () => setIsOpen(true);
    addEventListener('keydown', press);
    addEventListener(showHelpEvent, show);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener(showHelpEvent, show);
    };
  }, []);
  const { keys } = words.help;
  const rows = [['⌘K · Ctrl K', words.palette.key], ['?', keys.help], ['/', keys.search], ['1 – 7', keys.tabs], ['T', keys.theme], ['L', keys.language], ['← →', keys.chartMove], ['+ − 0', keys.chartZoom], ['→ ← ↑ ↓', keys.map], ['Esc', keys.escape]];
  return (
    <>
      <button type="button" className="icon-button" onClick={() => setIsOpen(true)} title={words.help.open} aria-label={words.help.open}><CircleHelp aria-hidden size={16} /></button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} aria-label={words.help.title}>
        <DialogPanel>
          <h2 className="text-lg text-ink">{words.help.title}</h2>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
            {rows.map(([key, about]) => (
              <div key={key} className="contents">
                <dt><kbd className="rounded-sm border border-rule bg-surface-sunken px-1.5 py-0.5 font-mono text-xs">{key}</kbd></dt>
                <dd className="text-ink-muted">{about}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-4 text-ink-muted">{words.help.about}</p>
          <p className="mt-4 flex items-center gap-4">
            <Button variant="secondary" onClick={() => setIsOpen(false)}>{words.close}</Button>
            {canSignOut && <button type="button" className="link" onClick={() => void signOut()}>{words.signIn.signOut}</button>}
          </p>
        </DialogPanel>
      </Dialog>
    </>
  );
}

/** Ends the browser's session; the page that follows is a new one, with no socket of the old session. */
async function signOut() {
  await fetch('/api/v1/session', { method: 'DELETE' });
  location.assign('/sign-in');
}

/** True while the key belongs to a field the reader writes in, or to a chart that has its own keys. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
