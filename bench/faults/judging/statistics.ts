/** Cliff's δ: share of pairs in which `one` is larger minus the share in which `other` is; −1 … 1. 0 for an empty side. */
export function cliffsDelta(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  let sum = 0;
  for (const a of one) for (const b of other) sum += Math.sign(a === b ? 0 : a - b);
  return sum / (one.length * other.length);
}

/** Two-sided p of the Mann–Whitney test, exact over all ways to part the pooled values (ties share ranks). 1 for an empty side. For small samples. */
export function mannWhitney(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 1;
  const ranks = midRanks([...one, ...other]);
  const mean = (one.length * (one.length + other.length + 1)) / 2;
  const seen = Math.abs(sum(ranks.slice(0, one.length)) - mean);
  let ways = 0;
  let extreme = 0;
  const part = (from: number, left: number, total: number): void => {
    if (left === 0) {
      ways++;
      if (Math.abs(total - mean) >= seen - 1e-9) extreme++;
      return;
    }
    for (let i = from; i <= ranks.length - left; i++) part(i + 1, left - 1, total + ranks[i]!);
  };
  part(0, one.length, 0);
  return extreme / ways;
}

function midRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Middle value; NaN for none. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? NaN : sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
