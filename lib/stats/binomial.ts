/** Standard error of a share `p` (0–1) measured on `n` independent samples; 0.5 (know nothing) when `n` < 1 or `p` is no share. */
export function binomialStandardError(p: number, n: number): number {
  if (!(n >= 1) || !(p >= 0 && p <= 1)) return 0.5;
  return Math.sqrt((p * (1 - p)) / n);
}

/** Standard error of the difference of two shares measured on `n` and `m` samples, with the pooled share. */
export function shareDifferenceStandardError(p: number, n: number, q: number, m: number): number {
  if (!(n >= 1) || !(m >= 1) || !(p >= 0 && p <= 1) || !(q >= 0 && q <= 1)) return 0.5;
  const pooled = (p * n + q * m) / (n + m);
  return Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}
