import type { ChartLink } from './chart-link.ts';
import type { StepRange, XAxis } from './chart-types.ts';
import type { View } from './decimate.ts';
import { panBy, pinch, zoomAround } from './zoom.ts';

/** What a picture shows now, asked for at every move. */
export interface ZoomGround {
  readonly axis: XAxis;
  readonly view: View;
  readonly full: View;
  readonly narrowest: number;
  /** Place of the cursor on the axis, NaN without one: keys zoom around it. */
  readonly cursor: number;
  stepsOf(view: View): StepRange;
}

/** The ways to zoom one picture, and with it all of its group. Places are 0 … 1 across the plot. */
export class Zooming {
  readonly #link: ChartLink;
  readonly #ground: () => ZoomGround;

  constructor(link: ChartLink, ground: () => ZoomGround) {
    this.#link = link;
    this.#ground = ground;
  }

  /** Shows what lies between two places. */
  between(a: number, b: number): void {
    const { view, narrowest } = this.#ground();
    const at = (place: number): number => view.from + (view.to - view.from) * Math.min(1, Math.max(0, place));
    const from = Math.min(at(a), at(b));
    this.to({ from, to: Math.max(from + narrowest, at(a), at(b)) });
  }

  /** Zooms around a place, or around the cursor, or the middle; a factor below 1 shows less. */
  by(factor: number, place?: number): void {
    const { view, full, narrowest, cursor } = this.#ground();
    const centre = place === undefined && cursor >= view.from && cursor <= view.to ? cursor : view.from + (view.to - view.from) * (place ?? 0.5);
    this.to(zoomAround(view, full, centre, factor, narrowest));
  }

  pan(share: number): void {
    const { view, full } = this.#ground();
    this.to(panBy(view, full, share));
  }

  /** Begins to pinch; the returned function is told where the two fingers are now. */
  pinch(before: readonly [number, number]): (now: readonly [number, number]) => void {
    const start = this.#ground().view;
    return (now) => {
      const { full, narrowest } = this.#ground();
      this.to(pinch(start, full, before, now, narrowest));
    };
  }

  /** Shows that part of the axis; `null` shows all. */
  to(view: View | null): void {
    const { axis, stepsOf } = this.#ground();
    this.#link.setView(view && { axis, view, steps: stepsOf(view) });
  }
}
