/** Ranges of seq that never came: [first, last] pairs, ascending. */
export type SeqRanges = readonly (readonly [number, number])[];

/** So many gaps are remembered; what comes late for an older one counts as known. */
const mostRanges = 1000;

/** Which packets of an attempt are known. Gaps are counted as lost, and closed again by a packet that comes late. */
export class SeqTracker {
  private missing: (readonly [number, number])[];
  private forgotten: number;

  constructor(
    /** Largest seq seen; every one before it was seen or is counted as lost. */
    public lastSeq = 0,
    missing: SeqRanges = [],
    forgotten = 0,
  ) {
    this.missing = [...missing];
    this.forgotten = forgotten;
  }

  copy(): SeqTracker {
    return new SeqTracker(this.lastSeq, this.missing, this.forgotten);
  }

  /** True when the packet is new, and from now on known. */
  accept(seq: number): boolean {
    if (seq > this.lastSeq) {
      if (seq > this.lastSeq + 1) this.addGap(this.lastSeq + 1, seq - 1);
      this.lastSeq = seq;
      return true;
    }
    const at = this.missing.findIndex(([first, last]) => first <= seq && seq <= last);
    if (at < 0) return false;
    const [first, last] = this.missing[at]!;
    const rest: (readonly [number, number])[] = [];
    if (first < seq) rest.push([first, seq - 1]);
    if (seq < last) rest.push([seq + 1, last]);
    this.missing.splice(at, 1, ...rest);
    return true;
  }

  /** Packets that never came. */
  get lost(): number {
    return this.missing.reduce((sum, [first, last]) => sum + last - first + 1, this.forgotten);
  }
  get ranges(): SeqRanges {
    return this.missing;
  }
  /** Lost packets whose range is not remembered any more. */
  get lostForGood(): number {
    return this.forgotten;
  }

  private addGap(first: number, last: number) {
    this.missing.push([first, last]);
    if (this.missing.length <= mostRanges) return;
    const [from, to] = this.missing.shift()!;
    this.forgotten += to - from + 1;
  }
}
