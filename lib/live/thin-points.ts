/**
 * Ascending indexes of the points that a drawing of `values` needs: all of them up to `most`, else the smallest and largest
 * of each of (most − 2) / 2 equal stretches, the first, the last, and every NaN and ±Infinity (these come on top of `most`).
 * So no extreme and no non-finite value is ever lost.
 */
export function thinPoints(values: ArrayLike<number>, most: number): number[] {
  const count = values.length;
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const kept = new Set<number>([0, count - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const end = Math.floor(((stretch + 1) * count) / stretches);
    let lowest = -1;
    let highest = -1;
    for (let index = Math.floor((stretch * count) / stretches); index < end; index++) {
      const value = values[index]!;
      if (!Number.isFinite(value)) kept.add(index);
      else {
        if (lowest < 0 || value < values[lowest]!) lowest = index;
        if (highest < 0 || value > values[highest]!) highest = index;
      }
    }
    if (lowest >= 0) kept.add(lowest).add(highest);
  }
  return [...kept].sort((a, b) => a - b);
}
