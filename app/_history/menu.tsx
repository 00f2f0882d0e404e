'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

/** A button that opens a small panel below it; Escape or a click elsewhere closes it. `onOpen` is called at each opening. */
export function Menu({ label, onOpen, isRight = false, children }: { readonly label: ReactNode; readonly onOpen?: () => void; readonly isRight?: boolean; readonly children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const element = box.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !element.contains(event.target as Node)) element.open = false;
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={box} className="relative" onToggle={() => box.current?.open && onOpen?.()}>
      <summary className="field flex list-none items-center gap-1 whitespace-nowrap text-ink-muted hover:text-ink [&::-webkit-details-marker]:hidden">{label}<ChevronDown aria-hidden size={14} /></summary>
      <div className={`absolute top-full z-30 mt-1 w-80 max-w-[calc(100vw-2rem)] rounded-md border border-rule-strong bg-surface p-3 shadow-[0_4px_16px_rgb(0_0_0/0.16)] ${isRight ? 'right-0' : 'left-0'}`}>{children}</div>
    </details>
  );
}
