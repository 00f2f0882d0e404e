import type { ModelDescription } from '../protocol/description.ts';
import { ColumnTable, decodeColumn } from './column-codec.ts';
import { GrowingWindow } from './growing-window.ts';
import type { CategoryCounts, Signals, SignalWindow } from './signals.ts';

/** Most series of one run that are looked at; a family larger than that is judged on its first members. */
export const seriesLimit = 4096;
const categoriesKept = 50;

/** JSON form of what a run's signals hold. */
export interface HeldSignals {
  readonly columns: readonly string[];
  readonly series: readonly (readonly [string, HeldWindow])[];
  readonly categories: readonly (readonly [string, readonly CategoryCounts[]])[];
}
interface HeldWindow {
  readonly count: number;
  readonly lowest: SignalWindow['lowest'];
  readonly highest: SignalWindow['highest'];
  readonly nonFinite: SignalWindow['nonFinite'];
  /** Places of head steps, head values, recent steps and recent values in `columns`. */
  readonly at: readonly [number, number, number, number];
}

/** All windows of one run, by series name. Bounded in the number of series and in each series. */
export class RunSignals {
  private readonly windows = new Map<string, GrowingWindow>();
  private readonly counts = new Map<string, CategoryCounts[]>();
  private readonly families = new Map<string, Map<string, GrowingWindow>>();
  private order: ReadonlyMap<string, number> = new Map();

  /** The window that samples of that series are appended to, made at its first sample; `null` when the run has too many series already. */
  growing(name: string): GrowingWindow | null {
    const known = this.windows.get(name);
    if (known !== undefined) return known;
    if (this.windows.size >= seriesLimit) return null;
    const window = new GrowingWindow();
    this.windows.set(name, window);
    this.families.clear();
    return window;
  }

  appendCategories(name: string, counts: CategoryCounts): void {
    const list = this.counts.get(name) ?? [];
    if (list.length === 0 && this.counts.size >= seriesLimit) return;
    list.push(counts);
    if (list.length > categoriesKept) list.shift();
    this.counts.set(name, list);
  }

  /** From now on families come in the model's forward order; names it does not know come behind, by name. */
  setModel(model: ModelDescription | null): void {
    const names = model?.layers.flatMap((layer) => [layer.name, ...layer.variables.map((variable) => variable.name)]) ?? [];
    this.order = new Map(names.map((name, place) => [name, place]));
    this.families.clear();
  }

  has(pattern: string): boolean {
    if (!pattern.endsWith('/*')) return this.windows.has(pattern) || this.counts.has(pattern);
    return this.family(pattern.slice(0, -2)).size > 0 || [...this.counts.keys()].some((name) => name.startsWith(pattern.slice(0, -1)));
  }

  /** Only the series and families in `patterns`. */
  view(patterns: readonly string[]): Signals {
    return {
      series: (name) => (isAmong(patterns, name) ? this.windows.get(name) : undefined),
      each: (prefix) => (patterns.includes(`${prefix}/*`) ? this.family(prefix) : none),
      categories: (name) => (isAmong(patterns, name) ? (this.counts.get(name) ?? []) : []),
    };
  }

  window(name: string): SignalWindow | undefined {
    return this.windows.get(name);
  }

  hold(): HeldSignals {
    const table = new ColumnTable();
    const series = [...this.windows].map(([name, window]): [string, HeldWindow] => {
      const { count, lowest, highest, nonFinite, head, recent } = window;
      return [name, { count, lowest, highest, nonFinite, at: [table.add(head.steps), table.add(head.values), table.add(recent.steps), table.add(recent.values)] }];
    });
    return { columns: table.columns, series, categories: [...this.counts] };
  }

  static restore(held: HeldSignals): RunSignals {
    const signals = new RunSignals();
    const columns = held.columns.map(decodeColumn);
    for (const [name, { at, ...window }] of held.series) {
      const [headSteps, headValues, steps, values] = at.map((place) => columns[place]!) as [Float64Array, Float64Array, Float64Array, Float64Array];
      signals.windows.set(name, GrowingWindow.restore({ ...window, head: { steps: headSteps, values: headValues }, recent: { steps, values } }));
    }
    for (const [name, list] of held.categories) signals.counts.set(name, [...list]);
    return signals;
  }

  private family(prefix: string): ReadonlyMap<string, GrowingWindow> {
    const known = this.families.get(prefix);
    if (known !== undefined) return known;
    const members = [...this.windows].filter(([name]) => name.startsWith(`${prefix}/`)).map(([name, window]) => [name.slice(prefix.length + 1), window] as const);
    const place = (name: string): number => this.order.get(name) ?? Number.MAX_SAFE_INTEGER;
    const family = new Map(members.toSorted(([one], [other]) => place(one) - place(other) || byName.compare(one, other)));
    this.families.set(prefix, family);
    return family;
  }
}

const byName = new Intl.Collator('en', { numeric: true });
const none: ReadonlyMap<string, SignalWindow> = new Map();

/** True when `name` is one of the patterns or a member of a family among them. */
export function isAmong(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => (pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name));
}
