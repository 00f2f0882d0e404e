import Link from 'next/link';
import type { ReactNode } from 'react';
import { AccountLink } from '../_access/account-link.tsx';
import { ReaderProvider } from '../_access/reader-context.tsx';
import { ShareBanner } from '../_access/share-banner.tsx';
import { readReader } from '../_data/access.ts';
import { isTokenRequired } from '../_data/reader.ts';
import { Palette } from '../_palette/palette.tsx';
import { readTheme } from '../_theme/read-theme.ts';
import { ThemeSwitch } from '../_theme/theme-switch.tsx';
import { readWords } from '../_words/read-words.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { LiveIndicator } from './live-indicator.tsx';
import { NavLink } from './nav-link.tsx';

export interface Crumb {
  readonly label: string;
  readonly href?: string;
}

/** Header, landmarks and the place for a page's content. `crumbs` lead from the product to where the reader is. */
export async function Frame({ crumbs = [], children }: { readonly crumbs?: readonly Crumb[]; readonly children: ReactNode }) {
  const { words } = await readWords();
  const theme = await readTheme();
  const reader = await readReader();
  return (
    <ReaderProvider reader={reader}>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:bg-surface focus:px-3 focus:py-2">{words.nav.skip}</a>
      <header className="top-0 z-30 border-b border-rule bg-surface md:sticky">
        <div className="mx-auto flex min-h-12 max-w-[1760px] flex-wrap items-center gap-x-4 px-4">
          <Breadcrumb crumbs={crumbs} label={words.nav.breadcrumb} />
          {!reader.share && <nav aria-label={words.nav.label} className="order-last flex w-full gap-4 md:order-none md:w-auto">
            <NavLink href="/">{words.nav.runs}</NavLink>
            <NavLink href="/incidents">{words.nav.incidents}</NavLink>
            <NavLink href="/feed">{words.team.nav}</NavLink>
            <NavLink href="/rules">{words.nav.rules}</NavLink>
            <NavLink href="/map">{words.nav.map}</NavLink>
            <NavLink href="/tips">{words.nav.tips}</NavLink>
            <NavLink href="/settings/channels" within="/settings">{words.settings.title}</NavLink>
          </nav>}
          <div className="ml-auto flex items-center gap-1 py-1.5">
            <LiveIndicator />
            <span className="w-1 sm:w-2" />
            <Palette />
            <ThemeSwitch initial={theme} />
            <LanguageSwitch />
            {reader.hasAccount && <AccountLink reader={reader} />}
            <HelpDialog canSignOut={isTokenRequired()} />
          </div>
        </div>
        <ConnectionBanner />
        {reader.share && <ShareBanner expiresAtMs={reader.share.expiresAtMs} />}
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-[1760px] px-4 pt-4 pb-16 outline-none">{children}</main>
    </ReaderProvider>
  );
}

function Breadcrumb({ crumbs, label }: { readonly crumbs: readonly Crumb[]; readonly label: string }) {
  return (
    <nav aria-label={label} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-2">
        <li className="shrink-0"><Link href="/" className="font-semibold text-ink">Tunewatch</Link></li>
        {crumbs.map((crumb, i) => (
          <li key={i} className={`flex min-w-0 items-center gap-2 ${i < crumbs.length - 1 ? 'hidden sm:flex' : ''}`}>
            <span aria-hidden className="text-ink-faint">▸</span>
            {crumb.href && i < crumbs.length - 1
              ? <Link href={crumb.href} title={crumb.label} className="truncate text-ink-muted hover:text-ink">{crumb.label}</Link>
              : <span aria-current="page" title={crumb.label} className="truncate text-ink">{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
