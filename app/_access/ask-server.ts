import { type Dictionary } from '../_words/dictionary.ts';
import { faultText } from '../_words/fault-text.ts';
import type { Language } from '../_words/language.ts';

/** What the server came to: its JSON (`null` for none), or what was wrong in the reader's words. */
export type Asked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Asks a route below /api/v1. */
export async function askServer(method: 'POST' | 'DELETE', path: string, body: object | null, words: Dictionary, language: Language): Promise<Asked> {
  const { unreachable } = words.signIn;
  try {
    const response = await fetch(`/api/v1${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
    const value: unknown = response.status === 204 ? null : await response.json();
    if (response.ok) return { ok: true, value };
    return { ok: false, message: faultText(words, language, (value as { readonly error?: unknown }).error, unreachable) };
  } catch {
    return { ok: false, message: unreachable };
  }
}
