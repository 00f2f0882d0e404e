import 'server-only';

/** What a person's verb came to: the value, or what was wrong in words. */
export type ActionResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string };

/** The result of `act`; an expected failure (one with a code) becomes its message, anything else is thrown on. */
export function resultOf<Value>(act: () => Value): ActionResult<Value> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { ok: false, message: error.message };
    throw error;
  }
}
