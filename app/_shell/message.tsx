import Link from 'next/link';
import type { ReactNode } from 'react';

interface MessageProps {
  readonly title: string;
  readonly help?: string;
  readonly link?: { readonly href: string; readonly label: string };
  readonly children?: ReactNode;
}

/** A page that has one thing to say, and where to go from here. */
export function Message({ title, help, link, children }: MessageProps) {
  return (
    <section className="panel mx-auto mt-8 grid max-w-xl gap-3 p-6">
      <h1 className="text-xl">{title}</h1>
      {help && <p className="text-base text-ink-muted">{help}</p>}
      {children}
      {link && <p><Link href={link.href} className="link">{link.label}</Link></p>}
    </section>
  );
}
