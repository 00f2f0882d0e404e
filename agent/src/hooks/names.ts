import type { PlacedLayer } from './walk-layers.ts';
import type { LayerLike, LayerVariableLike, VariableLike } from './tensorflow.ts';

/**
 * The names layers and variables carry in all series: `dense_1`, `dense_1/kernel`. Unique within the run and stable:
 * the same script gives the same names. The first model watched keeps the plain names; a layer of the same name in a
 * later one is called `<model>/<layer>`.
 */
export class Names {
  private readonly layers = new Map<LayerLike, string>();
  private readonly variables = new Map<VariableLike, string>();
  private readonly taken = new Set<string>();

  layer({ layer, container }: PlacedLayer): string {
    const known = this.layers.get(layer);
    if (known !== undefined) return known;
    const name = this.take(layer.name, `${container.name}/${layer.name}`);
    this.layers.set(layer, name);
    const shortNames = variableNames(layer.weights);
    layer.weights.forEach((weight, index) => this.variable(weight.read(), `${name}/${shortNames[index]!}`));
    return name;
  }

  /** Name of a variable; `suggestion` is used when it is met for the first time, else its own name. */
  variable(variable: VariableLike, suggestion = variable.name): string {
    const known = this.variables.get(variable);
    if (known !== undefined) return known;
    const name = this.take(suggestion);
    this.variables.set(variable, name);
    return name;
  }

  private take(name: string, second = name): string {
    const base = this.taken.has(name) ? second : name;
    let free = base;
    for (let count = 2; this.taken.has(free); count++) free = `${base}_${count}`;
    this.taken.add(free);
    return free;
  }
}

/** Short names of a layer's weights: `kernel`, `bias`; where two would be equal, what tells them apart stands before: `forward_kernel`. */
export function variableNames(weights: readonly LayerVariableLike[]): string[] {
  const paths = weights.map((weight) => (weight.originalName ?? weight.name).split('/'));
  const last = paths.map((path) => path.at(-1)!.replace(/:\d+$/, ''));
  return last.map((name, index) => {
    if (last.filter((other) => other === name).length === 1) return name;
    const scope = paths[index]!.at(-2) ?? String(index);
    const direction = /^(forward|backward)_/.exec(scope)?.[1];
    return `${direction ?? scope}_${name}`;
  });
}
