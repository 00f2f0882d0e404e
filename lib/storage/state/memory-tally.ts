import type { Allocation } from '../columns/chunked-columns.ts';

/** The memory of one run that is held. */
export interface HeldMemory extends Allocation {
  /** Counts it no longer, whatever still happens to it. */
  release(): void;
}

/** Bytes of all runs that are held, kept as a sum: what asks for it at every packet must not count thousands of runs. */
export class MemoryTally {
  private sum = 0;

  get bytes(): number {
    return this.sum;
  }

  /** Memory that counts into the sum as it grows and shrinks, until it is released. */
  hold(initialBytes: number): HeldMemory {
    let own = initialBytes;
    let isHeld = true;
    const add = (bytes: number) => (this.sum += bytes);
    add(own);
    return {
      get bytes() {
        return own;
      },
      set bytes(bytes) {
        if (isHeld) add(bytes - own);
        own = bytes;
      },
      release() {
        if (isHeld) add(-own);
        isHeld = false;
      },
    };
  }
}
