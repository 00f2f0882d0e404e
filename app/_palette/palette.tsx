'use client';

import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog, DialogPanel } from '../_shell/tremor.ts';
import { useWords } from '../_words/words-context.tsx';
import { PaletteList } from './palette-list.tsx';

/** The button and the keys (⌘K, Ctrl-K) that open the palette: one field that leads anywhere. */
export function Palette() {
  const { palette } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setIsOpen((was) => !was);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button type="button" className="icon-button" onClick={() => setIsOpen(true)} title={`${palette.open} (⌘K, Ctrl K)`} aria-label={palette.open} aria-keyshortcuts="Meta+K Control+K"><Search aria-hidden size={16} /></button>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} aria-label={palette.title}>
        <DialogPanel className="palette p-0">
          {isOpen && <PaletteList onDone={() => setIsOpen(false)} />}
        </DialogPanel>
      </Dialog>
    </>
  );
}
