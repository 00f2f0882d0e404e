/** Ends of a value axis, from < to; on a logarithmic axis both above zero. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

/** The extent must fill at least this share of a kept range; below it the range closes in. */
const leastFill = 0.4;

/**
 * The range to draw: the previous one while the data still fits and fills enough of it (so that an axis does not move
 * at every new point), else a new one with round ends. `refit` asks for a new one anyway, after a zoom or a change of
 * scale. `extent` is that of the finite values in view (above zero when `log`), `null` when there is none: then the
 * previous range, or 0 … 1 (0.1 … 1 when `log`).
 */
export function settleRange(previous: ValueRange | null, extent: ValueRange | null, log: boolean, refit: boolean): ValueRange {
  if (!extent) return previous && !(log && previous.from <= 0) ? previous : log ? { from: 0.1, to: 1 } : { from: 0, to: 1 };
  const fresh = log ? roundLogRange(extent) : roundRange(extent);
  if (refit || !previous || (log && previous.from <= 0)) return fresh;
  const fits = extent.from >= previous.from && extent.to <= previous.to;
  if (!fits) {
    // Room in the direction the data went: a curve on its way does not push the axis at every point.
    const grown = withRoom(extent, extent.from < previous.from, extent.to > previous.to, log);
    return log ? roundLogRange(grown) : roundRange(grown);
  }
  return lengthOf(fresh, log) >= leastFill * lengthOf(previous, log) ? previous : fresh;
}

/** The extent, three fifths longer at the ends that are asked for; zero is not crossed, nor on a log axis reached. */
function withRoom({ from, to }: ValueRange, below: boolean, above: boolean, log: boolean): ValueRange {
  if (log) {
    const room = Math.max(2, (to / from) ** 0.6);
    return { from: below ? Math.max(Number.MIN_VALUE, from / room) : from, to: above ? clampFinite(to * room) : to };
  }
  const room = to * 0.6 - from * 0.6;
  const lower = below ? clampFinite(from - room) : from;
  const upper = above ? clampFinite(to + room) : to;
  return { from: from >= 0 ? Math.max(0, lower) : lower, to: to <= 0 ? Math.min(0, upper) : upper };
}

/** The smallest range with round ends around the extent, a little larger than it; zero stays an end where it is near. */
export function roundRange(extent: ValueRange): ValueRange {
  let { from, to } = extent;
  if (from === to) {
    const margin = from === 0 ? 1 : Math.abs(from) * 0.1;
    from -= margin;
    to += margin;
  }
  if (from > 0 && from < (to - from) * 0.5) from = 0;
  if (to < 0 && -to < (to - from) * 0.5) to = 0;
  const step = roundStep(to / 5 - from / 5);
  // Below this, powers of ten are no longer numbers.
  if (!(step > 1e-300)) return { from: from - 1e-300, to: to + 1e-300 };
  const start = from === 0 ? 0 : Math.floor(from / step) * step;
  const end = to === 0 ? 0 : Math.ceil(to / step) * step;
  return { from: clampFinite(Math.min(start, from)), to: clampFinite(Math.max(end, to, start + step)) };
}

/** The smallest range between 1, 2 or 5 times a power of ten around the extent, at least half a decade long. */
export function roundLogRange(extent: ValueRange): ValueRange {
  const from = roundLogEnd(extent.from, Math.floor);
  const to = roundLogEnd(extent.to, Math.ceil);
  if (to / from >= 3) return { from, to };
  return { from: Math.min(extent.from, Math.max(Number.MIN_VALUE * 4, roundLogEnd(from * 0.6, Math.floor))), to: clampFinite(roundLogEnd(to * 1.6, Math.ceil)) };
}

/** The largest step of 1, 2, 2.5 or 5 times a power of ten that is not above four thirds of `step`. */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = step / power;
  const rounded = digit < 1.5 ? 1 : digit < 2.25 ? 2 : digit < 3.75 ? 2.5 : digit < 7.5 ? 5 : 10;
  return rounded * power;
}

function roundLogEnd(value: number, round: (value: number) => number): number {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  // The literal is exact where the power is not: 10 ** -5 is a hair below 1e-5.
  const power = Number(`1e${exponent}`);
  if (power === 0 || !Number.isFinite(power)) return value;
  const digit = value / power;
  const steps = [1, 2, 5, 10];
  const found = round === Math.floor ? steps.findLast((step) => step <= digit * (1 + 1e-9)) : steps.find((step) => step >= digit * (1 - 1e-9));
  return clampFinite((found ?? 1) * power);
}

function lengthOf(range: ValueRange, log: boolean): number {
  return log ? Math.log10(range.to) - Math.log10(range.from) : range.to / 2 - range.from / 2;
}

/** Ends are kept where their distance is still a number. */
const furthest = Number.MAX_VALUE / 2.1;

function clampFinite(value: number): number {
  return Math.min(furthest, Math.max(-furthest, value));
}

/** Between two ranges at `share` 0 … 1 of the way, evenly on the scale that is drawn. */
export function mixRanges(a: ValueRange, b: ValueRange, share: number, log: boolean): ValueRange {
  if (share >= 1) return b;
  const mix = (from: number, to: number): number => (log ? 10 ** (Math.log10(from) * (1 - share) + Math.log10(to) * share) : from * (1 - share) + to * share);
  return { from: mix(a.from, b.from), to: mix(a.to, b.to) };
}
