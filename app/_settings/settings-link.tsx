'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';

/** A link of the settings' own navigation; where the reader is, it is marked, and in view on a narrow screen. */
export function SettingsLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const isHere = usePathname() === href;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isHere]);
  const here = isHere ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink';
  return <Link ref={link} href={href} aria-current={isHere ? 'page' : undefined} className={`-mb-px block border-b-2 py-2 max-sm:py-3 lg:mb-0 lg:border-b-0 lg:border-l-2 lg:px-3 lg:py-1.5 ${here}`}>{children}</Link>;
}
