/** Shannon entropy of the counts in nats; 0 when they sum to 0. Negative and non-finite counts count as 0. */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += usable(counts[i]!);
  if (total === 0) return 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const share = usable(counts[i]!) / total;
    if (share > 0) sum -= share * Math.log(share);
  }
  return sum;
}

/** Entropy over its largest possible value ln K, 0–1; 1 for fewer than two classes (nothing to be unequal). */
export function entropyRatio(counts: ArrayLike<number>): number {
  return counts.length < 2 ? 1 : entropy(counts) / Math.log(counts.length);
}

function usable(count: number): number {
  return Number.isFinite(count) && count > 0 ? count : 0;
}
