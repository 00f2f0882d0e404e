/** Counts who looks at which series, at which fineness, and which of them must still be read. */
export class SeriesInterest {
  private readonly wanted = new Map<string, { count: number; budget: number }>();
  /** Names to read next. */
  readonly pending = new Set<string>();

  /** One more reader of `names`. Those that are kept less finely than `budget`, or not at all, become pending. */
  add(names: readonly string[], budget: number, keptBudget: (name: string) => number) {
    for (const name of names) {
      const before = this.wanted.get(name);
      this.wanted.set(name, { count: (before?.count ?? 0) + 1, budget: Math.max(budget, before?.budget ?? 0) });
      if (keptBudget(name) < budget) this.pending.add(name);
    }
  }

  remove(names: readonly string[]) {
    for (const name of names) {
      const before = this.wanted.get(name);
      if (!before) continue;
      if (before.count > 1) before.count--;
      else {
        this.wanted.delete(name);
        this.pending.delete(name);
      }
    }
  }

  /** The names somebody looks at. */
  names(): Iterable<string> {
    return this.wanted.keys();
  }

  has(name: string): boolean {
    return this.wanted.has(name);
  }

  /** Makes all wanted names, or the given ones that are still wanted, pending again. */
  askAgain(names: Iterable<string> = this.wanted.keys()) {
    for (const name of names) if (this.wanted.has(name)) this.pending.add(name);
  }

  /** The pending names by budget, finest first; nothing is pending afterwards. */
  take(): [budget: number, names: string[]][] {
    const byBudget = new Map<number, string[]>();
    for (const name of this.pending) {
      const { budget } = this.wanted.get(name)!;
      byBudget.set(budget, [...(byBudget.get(budget) ?? []), name]);
    }
    this.pending.clear();
    return [...byBudget].sort((a, b) => b[0] - a[0]);
  }
}
