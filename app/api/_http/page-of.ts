import { TunewatchError } from '../../../lib/protocol/error-code.ts';
import type { Page } from '../../../lib/storage/store.ts';

/** One page of a list that is at hand as a whole. The cursor is the key of the last item of the page before. */
export function pageOf<Item>(all: readonly Item[], keyOf: (item: Item) => string, { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }): Page<Item> {
  let start = 0;
  if (cursor !== undefined) {
    const key = Buffer.from(cursor, 'base64url').toString('utf8');
    start = all.findIndex((item) => keyOf(item) === key) + 1;
    if (start === 0) throw new TunewatchError('invalid-argument', '"cursor" is none of this list. Take it from the nextCursor of the page before.');
  }
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return { items, nextCursor: last !== undefined && start + limit < all.length ? Buffer.from(keyOf(last), 'utf8').toString('base64url') : null };
}
