import 'server-only';
import { cookies, headers } from 'next/headers';
import { dictionaries, type Dictionary } from './dictionary.ts';
import { languageCookie, pickLanguage, type Language } from './language.ts';

/** The language of the request: chosen before, else wished by the browser. */
export async function readLanguage(): Promise<Language> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return pickLanguage(jar.get(languageCookie)?.value, head.get('accept-language'));
}

/** The dictionary of the request's language, and the language. */
export async function readWords(): Promise<{ readonly words: Dictionary; readonly language: Language }> {
  const language = await readLanguage();
  return { words: dictionaries[language], language };
}
