/** Counts what had to be dropped, by reason, so that every loss can be reported. */
export class Losses {
  private readonly counts = new Map<string, { total: number; unreported: number }>();

  add(reason: string, count: number): void {
    if (count <= 0) return;
    const entry = this.counts.get(reason) ?? { total: 0, unreported: 0 };
    entry.total += count;
    entry.unreported += count;
    this.counts.set(reason, entry);
  }

  /** Records dropped so far, for all reasons. */
  get total(): number {
    let sum = 0;
    for (const entry of this.counts.values()) sum += entry.total;
    return sum;
  }

  /** The counts since the last call, by reason; empty when there are none. */
  takeUnreported(): { reason: string; count: number }[] {
    const news: { reason: string; count: number }[] = [];
    for (const [reason, entry] of this.counts) {
      if (entry.unreported > 0) news.push({ reason, count: entry.unreported });
      entry.unreported = 0;
    }
    return news;
  }
}
