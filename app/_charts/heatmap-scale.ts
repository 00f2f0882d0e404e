import type { HeatmapRow } from './chart-props.ts';
import { type ColourScale, extentOfRow } from './heatmap-cells.ts';
import { settleRange, type ValueRange } from './value-range.ts';

/** What decides the colour scale. */
export interface ScaleInput {
  readonly rows: readonly HeatmapRow[];
  readonly isLog: boolean;
  readonly domain: readonly [number, number] | undefined;
  readonly centre: number | undefined;
}

/** A colour scale over all rows that moves no more often than it must; each row is read once. */
export class HeatmapScale {
  readonly #extents = new WeakMap<HeatmapRow, { readonly floor: number; readonly extent: readonly [number, number] | null }>();
  #range: ValueRange | null = null;
  #wasLog = false;
  #scale: ColourScale = { from: 0, to: 1, isLog: false };

  /** The scale for these rows; the same object while nothing about it changed. */
  follow({ rows, isLog, domain, centre }: ScaleInput): ColourScale {
    const range = domain ? { from: domain[0], to: domain[1] } : settleRange(this.#wasLog === isLog ? this.#range : null, this.#extentOf(rows, isLog), isLog, false);
    this.#wasLog = isLog;
    this.#range = range;
    const before = this.#scale;
    if (before.from !== range.from || before.to !== range.to || before.isLog !== isLog || before.centre !== centre) this.#scale = { ...range, isLog, centre };
    return this.#scale;
  }

  #extentOf(rows: readonly HeatmapRow[], isLog: boolean): ValueRange | null {
    const floor = isLog ? 0 : -Infinity;
    let from = Infinity;
    let to = -Infinity;
    for (const row of rows) {
      let kept = this.#extents.get(row);
      if (kept?.floor !== floor) this.#extents.set(row, (kept = { floor, extent: extentOfRow(row, floor) }));
      if (!kept.extent) continue;
      from = Math.min(from, kept.extent[0]);
      to = Math.max(to, kept.extent[1]);
    }
    return from <= to ? { from, to } : null;
  }
}
