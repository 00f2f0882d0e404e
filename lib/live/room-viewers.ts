/** Who watches a room, and who waits for the next frame to be sent so that what they are told fits behind it. */
export class RoomViewers {
  /** With the series each keeps, `null` for all. */
  private readonly watching = new Map<string, readonly string[] | null>();
  private union: ReadonlySet<string> | null = null;
  private waiting: { readonly viewer: string; readonly answer: () => void }[] = [];

  get isEmpty(): boolean {
    return this.watching.size === 0 && this.waiting.length === 0;
  }
  get areWaiting(): boolean {
    return this.waiting.length > 0;
  }
  get isWatched(): boolean {
    return this.watching.size > 0;
  }
  has(viewer: string): boolean {
    return this.watching.has(viewer);
  }
  /** A viewer who keeps all series until it says which. */
  add(viewer: string): void {
    this.keep(viewer, null);
  }
  /** Notes which series a viewer keeps. */
  keep(viewer: string, series: readonly string[] | null): void {
    this.watching.set(viewer, series);
    this.unite();
  }
  /** True when a viewer keeps points of the series. */
  isKept(series: string): boolean {
    return this.union === null || this.union.has(series);
  }
  wait(viewer: string, answer: () => void): void {
    this.waiting.push({ viewer, answer });
  }
  answerWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const { answer } of waiting) answer();
  }
  remove(viewer: string): void {
    if (this.watching.delete(viewer)) this.unite();
    this.waiting = this.waiting.filter((entry) => entry.viewer !== viewer);
  }

  private unite(): void {
    const kept = [...this.watching.values()];
    this.union = kept.includes(null) ? null : new Set(kept.flatMap((series) => series ?? []));
  }
}
