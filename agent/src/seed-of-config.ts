const deepest = 4;

/** 1 when a config names a random seed (`seed`, `randomState` …, at any depth), 0 when it names none, `null` for an empty config: nothing was told. */
export function seedOfConfig(config: Readonly<Record<string, unknown>>): 0 | 1 | null {
  if (Object.keys(config).length === 0) return null;
  return namesSeed(config, deepest) ? 1 : 0;
}

function namesSeed(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  return Object.entries(value).some(([name, inner]) => (/seed|random_?state/i.test(name) && inner !== null && inner !== false) || namesSeed(inner, depth - 1));
}
