import { dictionaries } from '../_words/dictionary.ts';
import { faultText } from '../_words/fault-text.ts';

/** What the server answered, or what was wrong in the reader's words; `message` is `null` where it did not answer at all. */
export type Asked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string | null };

/** Asks the HTTP API below /api/v1. */
export async function ask<Value>(path: string, { method = 'GET', body, signal }: { readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; readonly body?: unknown; readonly signal?: AbortSignal } = {}): Promise<Asked<Value>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      ...(signal ? { signal } : {}),
    });
    if (response.status === 204) return { ok: true, value: null as Value };
    const answer = (await response.json()) as unknown;
    if (response.ok) return { ok: true, value: answer as Value };
    const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
    return { ok: false, message: faultText(dictionaries[language], language, (answer as { readonly error?: unknown }).error, String(response.status)) };
  } catch {
    return { ok: false, message: null };
  }
}
