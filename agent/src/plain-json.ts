export type PlainJson = { readonly value: unknown; readonly fault: null } | { readonly value: null; readonly fault: string };

/**
 * A copy of `value` that JSON keeps as it is: non-finite numbers become the texts "NaN", "Infinity", "-Infinity", dates
 * their ISO text, `undefined` members are left out. A fault names the first place that cannot be kept.
 */
export function plainJson(value: unknown): PlainJson {
  const path: string[] = [];
  const above = new Set<object>();
  let fault: string | null = null;

  function fail(what: string): null {
    fault ??= `${path.length > 0 ? `holds ${what} at ${path.join('.')}` : `is ${what}`}`;
    return null;
  }
  function copy(from: unknown): unknown {
    if (typeof from === 'number') return Number.isFinite(from) ? from : String(from);
    if (from === null || typeof from === 'string' || typeof from === 'boolean' || from === undefined) return from;
    if (typeof from !== 'object') return fail(`a ${typeof from}`);
    if (from instanceof Date) return Number.isNaN(from.getTime()) ? 'Invalid Date' : from.toISOString();
    if (above.has(from)) return fail('itself');
    above.add(from);
    const made = Array.isArray(from) ? from.map((one, index) => step(String(index), one) ?? null) : copyMembers(from);
    above.delete(from);
    return made;
  }
  function copyMembers(from: object): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(from)) {
      const copied = step(key, member);
      // Defined, not assigned: a key may be called __proto__.
      if (copied !== undefined) Object.defineProperty(made, key, { value: copied, enumerable: true, writable: true, configurable: true });
    }
    return made;
  }
  function step(key: string, member: unknown): unknown {
    path.push(key);
    const copied = copy(member);
    path.pop();
    return copied;
  }

  const copied = copy(value);
  return fault === null ? { value: copied, fault: null } : { value: null, fault };
}
