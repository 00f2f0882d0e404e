'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** A link of the main navigation, marked while the reader is in that part: below `within`. */
export function NavLink({ href, within = href, children }: { readonly href: string; readonly within?: string; readonly children: ReactNode }) {
  const path = usePathname();
  const isHere = href === '/' ? path === '/' || path.startsWith('/runs') : path.startsWith(within);
  return (
    <Link href={href} aria-current={isHere ? 'page' : undefined} className={`-mb-px border-b-2 py-3.5 ${isHere ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink'}`}>
      {children}
    </Link>
  );
}
