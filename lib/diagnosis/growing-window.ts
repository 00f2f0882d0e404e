import type { Samples, SignalWindow } from './signals.ts';

export const headLength = 100;
export const recentLength = 500;
const slack = 140; // room behind the newest 500, so that moving them is paid for once every 140 samples

/**
 * The window of one series, grown sample by sample in amortised constant time and bounded memory. It is itself the
 * `SignalWindow`; what `head` and `recent` return are views that the next `append` may overwrite.
 */
export class GrowingWindow implements SignalWindow {
  count = 0;
  lowest: SignalWindow['lowest'] = null;
  highest: SignalWindow['highest'] = null;
  nonFinite: { count: number; firstStep: number | null } = { count: 0, firstStep: null };
  private headSteps = new Float64Array(8);
  private headValues = new Float64Array(8);
  private steps = new Float64Array(16);
  private values = new Float64Array(16);
  private end = 0;

  append(step: number, value: number): void {
    if (this.count < headLength) {
      if (this.count === this.headSteps.length) {
        this.headSteps = grown(this.headSteps, headLength);
        this.headValues = grown(this.headValues, headLength);
      }
      this.headSteps[this.count] = step;
      this.headValues[this.count] = value;
    }
    this.makeRoom();
    this.steps[this.end] = step;
    this.values[this.end] = value;
    this.end += 1;
    this.count += 1;
    if (!Number.isFinite(value)) {
      this.nonFinite = { count: this.nonFinite.count + 1, firstStep: this.nonFinite.firstStep ?? step };
      return;
    }
    if (this.lowest === null || value < this.lowest.value) this.lowest = { value, step };
    if (this.highest === null || value > this.highest.value) this.highest = { value, step };
  }

  get head(): Samples {
    const length = Math.min(this.count, headLength);
    return { steps: this.headSteps.subarray(0, length), values: this.headValues.subarray(0, length) };
  }

  get recent(): Samples {
    const from = Math.max(0, this.end - recentLength);
    return { steps: this.steps.subarray(from, this.end), values: this.values.subarray(from, this.end) };
  }

  /** A window that goes on from what another one held. */
  static restore(held: SignalWindow): GrowingWindow {
    const window = new GrowingWindow();
    window.count = held.count;
    window.lowest = held.lowest;
    window.highest = held.highest;
    window.nonFinite = held.nonFinite;
    window.headSteps = held.head.steps.slice();
    window.headValues = held.head.values.slice();
    window.steps = held.recent.steps.slice();
    window.values = held.recent.values.slice();
    window.end = held.recent.values.length;
    return window;
  }

  private makeRoom(): void {
    if (this.end < this.steps.length) return;
    if (this.steps.length < recentLength + slack) {
      this.steps = grown(this.steps, recentLength + slack);
      this.values = grown(this.values, recentLength + slack);
      return;
    }
    this.steps.copyWithin(0, this.end - recentLength, this.end);
    this.values.copyWithin(0, this.end - recentLength, this.end);
    this.end = recentLength;
  }
}

function grown(column: Float64Array, most: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.min(Math.max(column.length * 2, 16), most));
  larger.set(column);
  return larger;
}
