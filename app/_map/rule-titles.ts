import type { MapNode } from './map-node.ts';

/** Titles by id of every rule the map names. */
export function ruleTitlesOf(node: MapNode): Readonly<Record<string, string>> {
  return Object.fromEntries([...node.rules.map(({ id, title }) => [id, title] as const), ...node.branches.flatMap((branch) => Object.entries(ruleTitlesOf(branch)))]);
}
