import type { StepRange, XAxis } from './chart-types.ts';
import type { View } from './decimate.ts';

/** Where the reader points, in one chart and so in all. */
export interface LinkedCursor {
  readonly axis: XAxis;
  readonly x: number;
  /** The same place in steps, for pictures that have steps only. */
  readonly step: number;
  /** Who put it there: that chart shows the full readout. */
  readonly source: object;
}

/** What the reader zoomed to. */
export interface LinkedView {
  readonly axis: XAxis;
  readonly view: View;
  readonly steps: StepRange;
}

/** What listeners hear: the cursor moved, the zoom changed, or the data reach further than before. */
export type LinkChange = 'cursor' | 'view' | 'extent';

/** Cursor, zoom and the ends of the x axis shared by the charts of a page, so that what stands above each other fits. */
export class ChartLink {
  #cursor: LinkedCursor | null = null;
  #view: LinkedView | null = null;
  readonly #extents = new Map<object, { readonly axis: XAxis; readonly extent: View }>();
  readonly #listeners = new Set<(changed: LinkChange) => void>();

  get cursor(): LinkedCursor | null {
    return this.#cursor;
  }

  get view(): LinkedView | null {
    return this.#view;
  }

  setCursor(cursor: LinkedCursor | null): void {
    const before = this.#cursor;
    if (before === cursor || (before && cursor && before.x === cursor.x && before.axis === cursor.axis && before.source === cursor.source)) return;
    this.#cursor = cursor;
    this.#tell('cursor');
  }

  setView(view: LinkedView | null): void {
    if (this.#view === view) return;
    this.#view = view;
    this.#tell('view');
  }

  /** Takes note of how far the data of one chart reach on that axis. */
  report(source: object, axis: XAxis, extent: View | null): void {
    const before = this.extent(axis);
    if (extent) this.#extents.set(source, { axis, extent });
    else this.#extents.delete(source);
    const after = this.extent(axis);
    if (before?.from !== after?.from || before?.to !== after?.to) this.#tell('extent');
  }

  withdraw(source: object): void {
    this.#extents.delete(source);
  }

  /** From the first to the last x of all charts on that axis; `null` while none has data. */
  extent(axis: XAxis): View | null {
    let from = Infinity;
    let to = -Infinity;
    for (const each of this.#extents.values()) {
      if (each.axis !== axis) continue;
      from = Math.min(from, each.extent.from);
      to = Math.max(to, each.extent.to);
    }
    return from < to ? { from, to } : null;
  }

  /** Calls the listener at every change until the returned function is called. */
  subscribe(listener: (changed: LinkChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(changed: LinkChange): void {
    for (const listener of [...this.#listeners]) listener(changed);
  }
}
