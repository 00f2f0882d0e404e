import { roundStep } from './value-range.ts';

/** Round values inside from … to, at most about `most`; with `whole`, never finer than 1. */
export function linearTicks(from: number, to: number, most: number, whole = false): number[] {
  const step = Math.max(whole ? 1 : 0, roundStep((to / most) - (from / most)));
  const steps = whole ? Math.ceil(step) : step;
  if (!(steps > 0) || !Number.isFinite(steps)) return [from];
  const ticks: number[] = [];
  const first = Math.ceil(from / steps - 1e-9);
  for (let index = first; index * steps <= to + steps * 1e-9 && ticks.length <= most * 4; index++) ticks.push(tidy(index * steps, steps));
  return ticks;
}

/** Powers of ten inside from … to (each second, third … where they are many), with 2 and 5 times them where few. */
export function logTicks(from: number, to: number, most: number): number[] {
  const low = Math.log10(from);
  const high = Math.log10(to);
  const every = Math.max(1, Math.ceil((high - low) / most));
  const digits = (high - low) * 3 <= most * 1.3 ? [1, 2, 5] : [1];
  const ticks: number[] = [];
  for (let exponent = Math.floor(low / every) * every; exponent <= high + 1e-9; exponent += every) {
    for (const digit of digits) {
      const tick = digit * 10 ** exponent;
      if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9)) ticks.push(Number(tick.toPrecision(12)));
    }
  }
  return ticks.length >= 2 || every > 1 ? ticks : [...new Set([from, ...ticks, to])];
}

/** True for positive values that span so much that only their exponents can be told apart on a linear axis. */
export function spansDecades(low: number, high: number): boolean {
  return low > 0 && high / low >= 20;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const timeSteps = [1, 10, 100, second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 30 * day];

/** Round clock times (milliseconds) inside from … to, at most about `most`; `offsetMs` is the zone's distance east of UTC. */
export function timeTicks(from: number, to: number, most: number, offsetMs: number): number[] {
  const step = timeSteps.find((candidate) => (to - from) / candidate <= most) ?? 30 * day * Math.ceil((to - from) / (30 * day * most));
  const ticks: number[] = [];
  for (let tick = Math.ceil((from + offsetMs) / step) * step - offsetMs; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

/** Round durations (milliseconds) inside from … to, at most about `most`. */
export function elapsedTicks(from: number, to: number, most: number): number[] {
  return timeTicks(from, to, most, 0);
}

function tidy(value: number, step: number): number {
  const digits = Math.max(0, Math.min(100, 2 - Math.floor(Math.log10(step))));
  return Math.abs(value) < step * 1e-6 ? 0 : digits > 20 ? Number(value.toPrecision(12)) : Number(value.toFixed(digits));
}
