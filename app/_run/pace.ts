import type { SeriesPoints } from '../_live/series-points.ts';
import { medianOf } from './unusual.ts';

/** Newest rows that speed is told from. */
const newestRows = 100;

/** Median of the newest finite values, NaN when there is none. */
export function newestMedian(points: SeriesPoints | undefined): number {
  return points ? medianOf([...points.value.subarray(Math.max(0, points.length - newestRows))]) : Number.NaN;
}

/** Milliseconds of wall clock per step over the newest rows of one attempt, pauses included; NaN for fewer than two steps. */
export function wallMsPerStep(points: SeriesPoints | undefined): number {
  if (!points || points.length < 2) return Number.NaN;
  const last = points.length - 1;
  let first = last;
  // Steps that go backwards are a resume: the pace before it says nothing.
  while (first > 0 && last - first < newestRows && points.step[first - 1]! < points.step[first]!) first--;
  const steps = points.step[last]! - points.step[first]!;
  return steps > 0 ? (points.atMs[last]! - points.atMs[first]!) / steps : Number.NaN;
}

/** Milliseconds until `totalSteps` are done at that pace, `null` when either is not known or nothing is left. */
export function remainingMs(lastStep: number | null, totalSteps: number | null, msPerStep: number): number | null {
  if (lastStep === null || !totalSteps || !Number.isFinite(msPerStep)) return null;
  const left = totalSteps - 1 - lastStep;
  return left > 0 ? left * msPerStep : null;
}
