import { type MapNode, seenItems } from './map-node.ts';

/** Where the reader stands, and which places are open. */
export interface Walk {
  readonly at: string;
  readonly open: ReadonlySet<string>;
}

/** The walk after a key of the tree pattern, or `null` when the key means nothing there. */
export function afterKey(root: MapNode, { at, open }: Walk, key: string): Walk | null {
  const items = seenItems(root, open);
  const index = items.findIndex((item) => item.key === at);
  const item = items[index];
  if (item === undefined) return null;
  const isPlace = item.tip === null;
  const go = (to: { readonly key: string } | undefined): Walk | null => (to === undefined ? null : { at: to.key, open });
  if (key === 'ArrowDown') return go(items[index + 1]);
  if (key === 'ArrowUp') return go(items[index - 1]);
  if (key === 'Home') return go(items[0]);
  if (key === 'End') return go(items.at(-1));
  if (key === 'ArrowRight') return !isPlace ? null : open.has(at) ? go(items[index + 1]) : { at, open: new Set([...open, at]) };
  if (key === 'ArrowLeft') return isPlace && open.has(at) && item.parent !== null ? { at, open: without(open, at) } : item.parent === null ? null : { at: item.parent, open };
  if (key === 'Enter' || key === ' ') return isPlace ? afterPress({ at, open }, at) : null;
  return null;
}

/** The walk after a place was pressed: going there opens it, pressing it again closes it. */
export function afterPress({ at, open }: Walk, id: string): Walk {
  return { at: id, open: at === id && open.has(id) ? without(open, id) : new Set([...open, id]) };
}

function without(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...open].filter((other) => other !== id));
}
