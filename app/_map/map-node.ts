/** A place on the map as the page holds it: texts in the reader's language. */
export interface MapNode {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly tips: readonly MapTip[];
  readonly branches: readonly MapNode[];
}

export interface MapTip {
  readonly id: string;
  readonly title: string;
  readonly what: string;
}

/** A line of the picture: a place, or a tip that hangs at one. */
export interface MapItem {
  /** Unique in the picture: a tip hangs at several places. */
  readonly key: string;
  readonly parent: string | null;
  readonly node: MapNode;
  readonly tip: MapTip | null;
}

/** Key of a tip that hangs at a place. */
export const tipKey = (place: string, tip: string): string => `${place}/${tip}`;

/** All lines that are seen when the places of `open` are open, from top to bottom. */
export function seenItems(root: MapNode, open: ReadonlySet<string>): readonly MapItem[] {
  const walk = (node: MapNode, parent: string | null): MapItem[] => [
    { key: node.id, parent, node, tip: null },
    ...(open.has(node.id) ? [...node.branches.flatMap((branch) => walk(branch, node.id)), ...node.tips.map((tip) => ({ key: tipKey(node.id, tip.id), parent: node.id, node, tip }))] : []),
  ];
  return walk(root, null);
}

/** From the root to the place, both included; empty when it is not on the map. */
export function wayTo(root: MapNode, id: string): readonly MapNode[] {
  if (root.id === id) return [root];
  for (const branch of root.branches) {
    const way = wayTo(branch, id);
    if (way.length > 0) return [root, ...way];
  }
  return [];
}

/** Ids of every place. */
export function allPlaces(root: MapNode): readonly string[] {
  return [root.id, ...root.branches.flatMap(allPlaces)];
}
