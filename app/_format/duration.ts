/** Names of the units of time in the reader's language. */
export interface TimeUnits {
  readonly milliseconds: string;
  readonly seconds: string;
  readonly minutes: string;
  readonly hours: string;
  readonly days: string;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in one or two units: `18.2 ms`, `2.4 s`, `29 s`, `12 min 5 s`, `3 h 12 min`, `2 d 4 h`. `–` for NaN and ±Infinity; negative counts as 0. */
export function formatDuration(ms: number, units: TimeUnits): string {
  if (!Number.isFinite(ms)) return '–';
  const size = Math.max(0, ms);
  if (size < second) return `${Number(size.toPrecision(3))} ${units.milliseconds}`;
  if (size < 10 * second) return `${Number((size / second).toFixed(1))} ${units.seconds}`;
  const pairs = [[day, units.days, hour, units.hours], [hour, units.hours, minute, units.minutes], [minute, units.minutes, second, units.seconds]] as const;
  for (const [large, largeName, small, smallName] of pairs) {
    const inSmall = Math.round(size / small);
    const perLarge = large / small;
    if (inSmall < perLarge) continue;
    const rest = inSmall % perLarge;
    return `${Math.floor(inSmall / perLarge)} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
  }
  return `${Math.round(size / second)} ${units.seconds}`;
}

/** An age in one unit, rounded down: `0.3 s`, `12 s`, `3 min`, `2 h`, `5 d`. `–` for NaN and ±Infinity; negative counts as 0. */
export function formatAge(ms: number, units: TimeUnits): string {
  if (!Number.isFinite(ms)) return '–';
  const size = Math.max(0, ms);
  if (size < second) return `${(Math.floor(size / 100) / 10).toFixed(1)} ${units.seconds}`;
  if (size < minute) return `${Math.floor(size / second)} ${units.seconds}`;
  if (size < hour) return `${Math.floor(size / minute)} ${units.minutes}`;
  if (size < day) return `${Math.floor(size / hour)} ${units.hours}`;
  return `${Math.floor(size / day)} ${units.days}`;
}
