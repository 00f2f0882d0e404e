import type { RunResource } from '../../lib/protocol/resource.ts';

export interface Difference {
  readonly of: 'config' | 'environment' | 'tags';
  readonly name: string;
  /** As text; `null` where it is not set. */
  readonly here: string | null;
  readonly there: string | null;
}

/** What differs between two runs in configuration, environment and tags, by name; what is the same is left out. */
export function differencesBetween(here: RunResource, there: RunResource): readonly Difference[] {
  const sides = (of: Difference['of'], a: unknown, b: unknown): Difference[] => {
    const own = flat(a);
    const other = flat(b);
    return [...new Set([...own.keys(), ...other.keys()])].sort().map((name) => ({ of, name, here: own.get(name) ?? null, there: other.get(name) ?? null })).filter((one) => one.here !== one.there);
  };
  const tags = { tags: [...here.tags].sort().join(', ') || undefined };
  const otherTags = { tags: [...there.tags].sort().join(', ') || undefined };
  return [...sides('config', here.config, there.config), ...sides('environment', here.environment, there.environment), ...sides('tags', tags, otherTags)];
}

/** Leaves by dotted path, as JSON; texts as they are. */
function flat(value: unknown, path = '', leaves = new Map<string, string>()): Map<string, string> {
  if (value === undefined || (path === '' && value === null)) return leaves;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) flat(inner, path === '' ? name : `${path}.${name}`, leaves);
  } else if (path !== '') leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  return leaves;
}
