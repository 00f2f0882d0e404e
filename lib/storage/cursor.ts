import { TunewatchError } from '../protocol/error-code.ts';

const largestLimit = 200;

/** The number of items a page may have: 1 to 200. */
export function clampLimit(limit: number): number {
  return Number.isFinite(limit) ? Math.min(largestLimit, Math.max(1, Math.floor(limit))) : largestLimit;
}

/** The opaque cursor behind the item at that time with that id. */
export function encodeCursor(atMs: number, id: string): string {
  return Buffer.from(JSON.stringify([atMs, id])).toString('base64url');
}

/** What `encodeCursor` was given. Throws `invalid-argument` on anything else. */
export function decodeCursor(cursor: string): { readonly atMs: number; readonly id: string } {
  try {
    const [atMs, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as readonly [unknown, unknown];
    if (typeof atMs === 'number' && typeof id === 'string') return { atMs, id };
  } catch {
    // falls through to the one error below
  }
  throw new TunewatchError('invalid-argument', 'The cursor is not one that this server gave out. Begin again without a cursor.');
}
