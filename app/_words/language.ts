export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Cookie in which the reader's choice is remembered. */
export const languageCookie = 'tunewatch-language';

/** The value for `<html lang>`, `Intl` and the like. */
export const localeOf: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/**
 * The language to speak: what the reader chose, else the first of `Accept-Language` by weight that we have, else English.
 * A malformed header counts as none.
 */
export function pickLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(chosen)) return chosen;
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), order };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  return wished.map(({ language }) => language).find(isLanguage) ?? 'en';
}

function isLanguage(value: string | undefined): value is Language {
  return languages.includes(value as Language);
}
