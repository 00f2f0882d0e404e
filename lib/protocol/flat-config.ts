/** Most hyperparameters of a run that tables and comparisons look at, and how deep and long they may be. */
const most = 200;
const deepest = 6;
const longest = 500;

/**
 * Hyperparameters by name, those inside objects under names joined by dots (`optimizer.rate`). Numbers stay numbers, all
 * else becomes text as it is shown; lists are one value. An empty object is the text `{}`.
 */
export function flatConfig(config: Readonly<Record<string, unknown>>): ReadonlyMap<string, number | string> {
  const flat = new Map<string, number | string>();
  const add = (name: string, value: unknown, depth: number): void => {
    if (flat.size >= most) return;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < deepest && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) add(name === '' ? key : `${name}.${key}`, inner, depth + 1);
      return;
    }
    if (typeof value === 'number') flat.set(name, value);
    else if (value !== undefined) flat.set(name, (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longest));
  };
  for (const [name, value] of Object.entries(config)) add(name, value, 1);
  return flat;
}
