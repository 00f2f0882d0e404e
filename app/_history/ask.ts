/** What the server answered, or what was wrong in its words; `message` is `null` where it did not answer at all. */
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
    return { ok: false, message: (answer as { readonly error?: { readonly message?: string } }).error?.message ?? String(response.status) };
  } catch {
    return { ok: false, message: null };
  }
}
