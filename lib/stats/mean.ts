import { finiteOf } from './finite.ts';

/** Mean of the finite values; `null` when none is finite. */
export function mean(values: ArrayLike<number>): number | null {
  const finite = finiteOf(values);
  if (finite.length === 0) return null;
  let sum = 0;
  for (const value of finite) sum += value / finite.length; // divided first: a sum of huge values would overflow
  return sum;
}

/** Sample standard deviation (n − 1) of the finite values; `null` for fewer than two. */
export function standardDeviation(values: ArrayLike<number>): number | null {
  const finite = finiteOf(values);
  const middle = mean(finite);
  if (middle === null || finite.length < 2) return null;
  let squares = 0;
  for (const value of finite) squares += (value - middle) ** 2 / (finite.length - 1);
  return Math.sqrt(squares);
}
