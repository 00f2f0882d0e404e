/** What the server came to: its JSON (`null` for none), or what was wrong in its own words. */
export type Asked = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Asks a route below /api/v1; `unreachable` is said when no answer comes. */
export async function askServer(method: 'POST' | 'DELETE', path: string, body: object | null, unreachable: string): Promise<Asked> {
  try {
    const response = await fetch(`/api/v1${path}`, { method, ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}) });
    const value: unknown = response.status === 204 ? null : await response.json();
    if (response.ok) return { ok: true, value };
    const { error } = value as { readonly error?: { readonly message?: string } };
    return { ok: false, message: error?.message ?? unreachable };
  } catch {
    return { ok: false, message: unreachable };
  }
}
