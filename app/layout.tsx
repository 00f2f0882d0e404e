import type { Metadata, Viewport } from 'next';
import { Suspense, type ReactNode } from 'react';
import { NavigationBar } from './_shell/navigation-bar.tsx';
import { NowProvider } from './_shell/now-context.tsx';
import { readTheme } from './_theme/read-theme.ts';
import { systemThemeScript } from './_theme/theme.ts';
import { localeOf } from './_words/language.ts';
import { readLanguage } from './_words/read-words.ts';
import { LanguageProvider } from './_words/words-context.tsx';
import './globals.css';

export const metadata: Metadata = { title: { default: 'Tunewatch', template: '%s · Tunewatch' }, description: 'Why a neural network is not learning, while it is still training.', robots: { index: false } };
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: [{ media: '(prefers-color-scheme: dark)', color: '#16181b' }, { color: '#ffffff' }] };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [language, theme] = await Promise.all([readLanguage(), readTheme()]);
  return (
    // The script below may add the class `dark` before React sees the element.
    <html lang={localeOf[language]} className={theme === 'dark' ? 'dark' : ''} suppressHydrationWarning>
      {theme === 'system' && <head><script dangerouslySetInnerHTML={{ __html: systemThemeScript }} /></head>}
      <body>
        <LanguageProvider language={language}>
          <Suspense fallback={null}><NavigationBar /></Suspense>
          <NowProvider nowMs={requestTimeMs()}>{children}</NowProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}

/** When the page is made: relative times on it are told from here until the browser's clock takes over. */
function requestTimeMs(): number {
  return Date.now();
}
