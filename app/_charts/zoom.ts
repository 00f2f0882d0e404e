import type { View } from './decimate.ts';

/** The view made `factor` times as wide around `centre`, inside `full`; `null` when that is everything. */
export function zoomAround(view: View, full: View, centre: number, factor: number, narrowest: number): View | null {
  const width = Math.max(narrowest, (view.to - view.from) * factor);
  const place = (centre - view.from) / (view.to - view.from);
  return keepInside({ from: centre - width * place, to: centre + width * (1 - place) }, full);
}

/** The view moved by a share of its width, stopped at the ends of `full`. */
export function panBy(view: View, full: View, share: number): View | null {
  const distance = (view.to - view.from) * share;
  return keepInside({ from: view.from + distance, to: view.to + distance }, full);
}

/** The view under two fingers: what was under them at the start stays under them. Places are 0 … 1 across the plot. */
export function pinch(start: View, full: View, before: readonly [number, number], now: readonly [number, number], narrowest: number): View | null {
  const at = (place: number): number => start.from + (start.to - start.from) * place;
  const spread = Math.max(0.02, Math.abs(now[1] - now[0]));
  const width = Math.max(narrowest, Math.abs(at(before[1]) - at(before[0])) / spread);
  const centre = (at(before[0]) + at(before[1])) / 2;
  const place = (now[0] + now[1]) / 2;
  return keepInside({ from: centre - width * place, to: centre + width * (1 - place) }, full);
}

/** The view moved inside `full` without changing its width; `null` when it is as wide as all of it. */
export function keepInside(view: View, full: View): View | null {
  const width = view.to - view.from;
  if (!(width < (full.to - full.from) * 0.9999)) return null;
  if (view.from < full.from) return { from: full.from, to: full.from + width };
  if (view.to > full.to) return { from: full.to - width, to: full.to };
  return view;
}
