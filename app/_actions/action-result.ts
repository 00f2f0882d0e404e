import 'server-only';
import { faultText } from '../_words/fault-text.ts';
import { readWords } from '../_words/read-words.ts';

/** What a person's verb came to: the value, or what was wrong in the reader's words. */
export type ActionResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** The result of `act`; an expected failure (one with a code) is said in the reader's language, anything else is thrown on. */
export async function resultOf<Value>(act: () => Value | Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const { words, language } = await readWords();
    return { ok: false, message: faultText(words, language, error, error.message) };
  }
}
