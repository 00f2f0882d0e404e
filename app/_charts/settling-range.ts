import { mixRanges, settleRange, type ValueRange } from './value-range.ts';

const settleMs = 140;

/** The range of a value axis that glides to where `settleRange` wants it. */
export class SettlingRange {
  #target: ValueRange | null = null;
  #shown: ValueRange = { from: 0, to: 1 };
  #from: ValueRange | null = null;
  #since = 0;

  /** The range shown last. */
  get shown(): ValueRange {
    return this.#shown;
  }

  /** Forgets where it was: another scale begins anew. */
  reset(): void {
    this.#target = null;
    this.#from = null;
  }

  /**
   * Takes the values in view (`null`: none) and the time in milliseconds; returns whether it is still on its way.
   * `isStill` (a reader who asked for no motion) and the very first range jump there at once.
   */
  follow(extent: ValueRange | null, log: boolean, refit: boolean, nowMs: number, isStill: boolean): boolean {
    const target = settleRange(this.#target, extent, log, refit);
    if (this.#target?.from !== target.from || this.#target.to !== target.to) {
      this.#from = this.#target === null || isStill ? null : this.#shown;
      this.#since = nowMs;
    }
    this.#target = target;
    const share = this.#from ? Math.min(1, (nowMs - this.#since) / settleMs) : 1;
    this.#shown = this.#from ? mixRanges(this.#from, target, share, log) : target;
    if (share >= 1) this.#from = null;
    return share < 1;
  }
}
