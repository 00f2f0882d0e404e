'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useState } from 'react';
import { remember } from '../_shell/remember.ts';
import { useWords } from '../_words/words-context.tsx';
import { themeCookie, themes, type Theme } from './theme.ts';

const icons = { system: Monitor, light: Sun, dark: Moon };
export const nextThemeEvent = 'tunewatch:next-theme';

/** One button that goes through system, light and dark; what the reader chose is remembered. */
export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const words = useWords();
  const Icon = icons[theme];
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;

  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => document.documentElement.classList.toggle('dark', theme === 'dark' || (theme === 'system' && dark.matches));
    paint();
    dark.addEventListener('change', paint);
    return () => dark.removeEventListener('change', paint);
  }, [theme]);
  useEffect(() => {
    const goOn = () => choose(next);
    addEventListener(nextThemeEvent, goOn);
    return () => removeEventListener(nextThemeEvent, goOn);
  });

  function choose(chosen: Theme) {
    remember(themeCookie, chosen);
    setTheme(chosen);
  }
  return (
    <button type="button" onClick={() => choose(next)} title={`${words.theme.label}: ${words.theme[theme]}`} aria-label={`${words.theme.label}: ${words.theme[theme]}`} className="icon-button">
      <Icon aria-hidden size={16} />
    </button>
  );
}
