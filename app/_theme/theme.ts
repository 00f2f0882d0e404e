export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Cookie in which the reader's choice is remembered; without it the system decides. */
export const themeCookie = 'tunewatch-theme';

/** The theme a cookie asks for; anything unknown is `system`. */
export function themeOf(cookie: string | undefined): Theme {
  return themes.find((theme) => theme === cookie) ?? 'system';
}

/**
 * Script that runs before the first paint: the server cannot know what the system prefers, and a class set later would flash.
 * Only for `system`; for the others the server has set the class.
 */
export const systemThemeScript = "document.documentElement.classList.toggle('dark',matchMedia('(prefers-color-scheme: dark)').matches)";
