/** Most gradient values whose running sum is kept. */
export const mostNoiseValues = 1_000_000;
/** Sampled gradients that make one estimate. */
const groupSize = 8;

/**
 * Estimates the simple noise scale B = tr(Σ) / |G|² in samples: the batch size at which noise and signal of the gradient
 * are alike. It compares the mean squared norm of single batch gradients with that of their mean over 8 samples, whose
 * batches together are 8 times as large. Gradients of different steps stand for one another, so the estimate is rough.
 *
 * @source McCandlish et al. (2018), "An empirical model of large-batch training", arXiv 1812.06162, appendix A.1.
 */
export class GradientNoise {
  private readonly sums = new Map<string, Float32Array>();
  private squares = 0;
  private count = 0;
  private batchSize = 0;

  /** Adds the values of one variable's gradient at the current sample. */
  add(name: string, values: ArrayLike<number>, sumOfSquares: number): void {
    this.squares += sumOfSquares;
    const sum = this.sums.get(name);
    if (!sum || sum.length !== values.length) {
      this.sums.set(name, Float32Array.from(values));
      return;
    }
    for (let i = 0; i < sum.length; i++) sum[i]! += values[i]!;
  }

  /** Ends a sample. Returns an estimate after every 8th, `null` otherwise and where the signal drowns in the noise. A change of the batch size begins anew. */
  endSample(batchSize: number): number | null {
    if (this.count > 0 && batchSize !== this.batchSize) this.reset();
    else this.count++;
    this.batchSize = batchSize;
    if (this.count < groupSize) return null;
    let ofMean = 0;
    for (const sum of this.sums.values()) for (let i = 0; i < sum.length; i++) ofMean += (sum[i]! / groupSize) ** 2;
    const single = this.squares / groupSize;
    this.reset();
    const signal = (groupSize * ofMean - single) / (groupSize - 1);
    const noise = ((single - ofMean) * batchSize * groupSize) / (groupSize - 1);
    return signal > 0 && noise >= 0 && Number.isFinite(noise / signal) ? noise / signal : null;
  }

  private reset(): void {
    this.sums.clear();
    this.squares = 0;
    this.count = 0;
  }
}
