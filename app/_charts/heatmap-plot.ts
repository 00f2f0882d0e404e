import type { ChartLink } from './chart-link.ts';
import type { HeatmapRow } from './chart-props.ts';
import type { ChartMarker } from './chart-types.ts';
import type { View } from './decimate.ts';
import { clearedCanvas, DrawLoop } from './draw-loop.ts';
import { formatCount } from './format-value.ts';
import { rampLength, rampThrough } from './heat-colours.ts';
import { type CellRule, cellFlags, cellsOfRow, type ColourScale, extentOfRow, type HeatmapCells, placeOnScale, rowsOnScreen, sampleAt } from './heatmap-cells.ts';
import { type ChartTheme, chartTheme } from './theme.ts';
import { linearTicks } from './ticks.ts';
import { settleRange, type ValueRange } from './value-range.ts';
import { panBy, pinch, zoomAround } from './zoom.ts';

export interface HeatmapInput {
  readonly rows: readonly HeatmapRow[];
  readonly isLog: boolean;
  readonly domain: readonly [number, number] | undefined;
  readonly centre: number | undefined;
  readonly rule: CellRule;
  readonly selected: string | undefined;
  readonly markers: readonly ChartMarker[];
}

/** A cell the reader points at. */
export interface CellReading {
  readonly row: HeatmapRow;
  readonly rowIndex: number;
  readonly step: number;
  /** NaN also where nothing was measured; see `isMeasured`. */
  readonly value: number;
  readonly isMeasured: boolean;
  /** CSS pixels inside the picture. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

export interface HeatmapListener {
  onScale(scale: ColourScale): void;
  onCell(cell: CellReading | null): void;
}

export const rowHeight = 18;
const axisHeight = 20;
const rightMargin = 12;

/** Draws the visible rows of a heatmap into a canvas that stays in view while its host scrolls. */
export class HeatmapPlot {
  readonly #host: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #axis: HTMLCanvasElement;
  readonly #link: ChartLink;
  readonly #listener: HeatmapListener;
  readonly #loop: DrawLoop;
  readonly #stops: (() => void)[];
  readonly #extents = new WeakMap<HeatmapRow, { readonly floor: number; readonly extent: readonly [number, number] | null }>();
  readonly #cells = new WeakMap<HeatmapRow, { readonly key: string; readonly cells: HeatmapCells }>();
  readonly #pixels = document.createElement('canvas');
  #input: HeatmapInput;
  #view: View = { from: 0, to: 1 };
  #range: ValueRange | null = null;
  #scale: ColourScale = { from: 0, to: 1, isLog: false };
  #ramp: { readonly theme: ChartTheme; readonly isDiverging: boolean; readonly colours: Uint8ClampedArray } | null = null;
  #pointedRow = -1;

  constructor(host: HTMLElement, canvas: HTMLCanvasElement, axis: HTMLCanvasElement, link: ChartLink, input: HeatmapInput, listener: HeatmapListener) {
    this.#host = host;
    this.#canvas = canvas;
    this.#axis = axis;
    this.#link = link;
    this.#input = input;
    this.#listener = listener;
    this.#loop = new DrawLoop(host, () => this.#draw());
    const request = (): void => this.#loop.request();
    host.addEventListener('scroll', request, { passive: true });
    this.#stops = [() => this.#loop.stop(), () => host.removeEventListener('scroll', request), link.subscribe(request)];
    this.#report();
  }

  /** CSS pixels the row labels take. */
  get labelWidth(): number {
    return Math.round(Math.min(220, Math.max(96, this.#host.clientWidth * 0.3)));
  }

  show(input: HeatmapInput): void {
    if (input.isLog !== this.#input.isLog) this.#range = null;
    this.#input = input;
    this.#report();
    this.#loop.request();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#link.withdraw(this);
    if (this.#link.cursor?.source === this) this.#link.setCursor(null);
  }

  /** Points at a row, by its place in the list; -1 at none. */
  pointAtRow(index: number): void {
    this.#pointedRow = Math.min(this.#input.rows.length - 1, index);
    this.#loop.request();
  }

  /** The row under a CSS pixel of the host's visible part. */
  rowAt(top: number): number {
    const index = Math.floor((top + this.#host.scrollTop) / rowHeight);
    return index < this.#input.rows.length ? index : -1;
  }

  pointAt(place: number | null): void {
    if (place === null) {
      this.#pointedRow = -1;
      this.#link.setCursor(null);
      return this.#loop.request();
    }
    this.#setStep(Math.round(this.#view.from + (this.#view.to - this.#view.from) * place));
  }

  /** Moves the pointed cell by rows, or to the row's next measurement left (-1) or right (1). */
  moveCell(rows: number, measurements: -1 | 0 | 1): void {
    const { rows: all } = this.#input;
    if (all.length === 0) return;
    this.#pointedRow = Math.min(all.length - 1, Math.max(0, this.#pointedRow < 0 ? 0 : this.#pointedRow + rows));
    const row = all[this.#pointedRow]!;
    const top = this.#pointedRow * rowHeight;
    if (top < this.#host.scrollTop) this.#host.scrollTop = top;
    if (top + rowHeight > this.#host.scrollTop + this.#host.clientHeight) this.#host.scrollTop = top + rowHeight - this.#host.clientHeight;
    const step = this.#link.cursor?.step ?? this.#view.to;
    let next = step;
    if (measurements !== 0) for (let index = 0; index < row.step.length; index++) {
      const its = row.step[index]!;
      if (measurements === 1 && its > step) { next = its; break; }
      if (measurements === -1 && its < step) next = its;
    }
    this.#setStep(Math.min(this.#view.to, Math.max(this.#view.from, next)));
    this.#loop.request();
  }

  zoomBetween(a: number, b: number): void {
    const at = (place: number): number => this.#view.from + (this.#view.to - this.#view.from) * Math.min(1, Math.max(0, place));
    this.#zoomTo({ from: Math.min(at(a), at(b)), to: Math.max(at(a), at(b), Math.min(at(a), at(b)) + 2) });
  }

  zoom(factor: number, place?: number): void {
    const step = this.#link.cursor?.step ?? NaN;
    const centre = place === undefined && step >= this.#view.from && step <= this.#view.to ? step : this.#view.from + (this.#view.to - this.#view.from) * (place ?? 0.5);
    this.#zoomTo(zoomAround(this.#view, this.#full(), centre, factor, 2));
  }

  pan(share: number): void {
    this.#zoomTo(panBy(this.#view, this.#full(), share));
  }

  pinchFrom(): View {
    return this.#view;
  }

  pinchTo(start: View, before: readonly [number, number], now: readonly [number, number]): void {
    this.#zoomTo(pinch(start, this.#full(), before, now, 2));
  }

  resetZoom(): void {
    this.#zoomTo(null);
  }

  #draw(): void {
    const width = this.#host.clientWidth;
    const height = this.#host.clientHeight;
    if (width < 120 || height === 0) return;
    this.#view = this.#link.view?.steps ?? this.#full();
    if (this.#view.to <= this.#view.from) this.#view = { from: this.#view.from, to: this.#view.from + 1 };
    this.#settleScale();
    const columns = Math.max(1, width - this.labelWidth - rightMargin);
    const context = clearedCanvas(this.#canvas, width, height);
    const theme = chartTheme();
    const onScreen = rowsOnScreen(this.#host.scrollTop, height, rowHeight, this.#input.rows.length);
    const cells = this.#input.rows.slice(onScreen.from, onScreen.to).map((row) => this.#cellsOf(row, columns));
    this.#drawCells(context, cells, columns, onScreen.from);
    this.#drawPoles(context, theme, columns, height);
    this.#drawLabels(context, theme, onScreen);
    this.#drawCursor(context, theme, columns, height);
    this.#drawAxis(theme, width, columns);
    this.#listener.onCell(this.#reading(columns));
  }

  #report(): void {
    let from = Infinity;
    let to = -Infinity;
    for (const { step } of this.#input.rows) {
      if (step.length === 0) continue;
      from = Math.min(from, step[0]!);
      to = Math.max(to, step[step.length - 1]!);
    }
    this.#link.report(this, 'step', from <= to ? { from, to: Math.max(to, from + 1) } : null);
  }

  #full(): View {
    return this.#link.extent('step') ?? { from: 0, to: 1 };
  }

  #setStep(step: number): void {
    this.#link.setCursor({ axis: 'step', x: step, step, source: this });
  }

  #zoomTo(view: View | null): void {
    this.#link.setView(view && { axis: 'step', view, steps: { from: Math.floor(view.from), to: Math.ceil(view.to) } });
  }

  #settleScale(): void {
    const { rows, isLog, domain, centre } = this.#input;
    const floor = isLog ? 0 : -Infinity;
    let from = Infinity;
    let to = -Infinity;
    if (!domain) {
      for (const row of rows) {
        let kept = this.#extents.get(row);
        if (kept?.floor !== floor) this.#extents.set(row, (kept = { floor, extent: extentOfRow(row, floor) }));
        if (!kept.extent) continue;
        from = Math.min(from, kept.extent[0]);
        to = Math.max(to, kept.extent[1]);
      }
    }
    const range = domain ? { from: domain[0], to: domain[1] } : settleRange(this.#range, from <= to ? { from, to } : null, isLog, false);
    if (this.#scale.from !== range.from || this.#scale.to !== range.to || this.#scale.isLog !== isLog || this.#scale.centre !== centre || !this.#range) {
      this.#scale = { ...range, isLog, centre };
      this.#listener.onScale(this.#scale);
    }
    this.#range = range;
  }

  #cellsOf(row: HeatmapRow, columns: number): HeatmapCells {
    const key = `${this.#view.from} ${this.#view.to} ${columns} ${this.#input.rule}`;
    const kept = this.#cells.get(row);
    if (kept?.key === key) return kept.cells;
    const cells = cellsOfRow(row, this.#view, columns, this.#input.rule);
    this.#cells.set(row, { key, cells });
    return cells;
  }

  #colours(theme: ChartTheme): Uint8ClampedArray {
    const isDiverging = this.#input.centre !== undefined;
    if (this.#ramp?.theme !== theme || this.#ramp.isDiverging !== isDiverging) {
      const stops = isDiverging ? ['var(--series-6)', 'var(--heat-0)', 'var(--series-2)'] : [0, 1, 2, 3, 4, 5].map((index) => `var(--heat-${index})`);
      this.#ramp = { theme, isDiverging, colours: rampThrough(stops.map((stop) => theme.colour(stop))) };
    }
    return this.#ramp.colours;
  }

  #drawCells(context: CanvasRenderingContext2D, cells: readonly HeatmapCells[], columns: number, firstRow: number): void {
    if (cells.length === 0) return;
    const theme = chartTheme();
    const colours = this.#colours(theme);
    this.#pixels.width = columns;
    this.#pixels.height = cells.length;
    const picture = new ImageData(columns, cells.length);
    cells.forEach(({ value }, row) => {
      for (let column = 0; column < columns; column++) {
        const its = value[column]!;
        if (Number.isNaN(its)) continue;
        const colour = Math.round(placeOnScale(its, this.#scale) * (rampLength - 1)) * 4;
        const at = (row * columns + column) * 4;
        picture.data[at] = colours[colour]!;
        picture.data[at + 1] = colours[colour + 1]!;
        picture.data[at + 2] = colours[colour + 2]!;
        picture.data[at + 3] = 255;
      }
    });
    this.#pixels.getContext('2d')!.putImageData(picture, 0, 0);
    context.imageSmoothingEnabled = false;
    const left = this.labelWidth;
    cells.forEach(({ flags }, row) => {
      const top = (firstRow + row) * rowHeight - this.#host.scrollTop;
      context.drawImage(this.#pixels, 0, row, columns, 1, left, top, columns, rowHeight - 1);
      hatch(context, flags, left, top, theme);
    });
  }

  /** Where incidents opened, as in the charts above. */
  #drawPoles(context: CanvasRenderingContext2D, theme: ChartTheme, columns: number, height: number): void {
    context.lineWidth = 1;
    for (const { step, severity } of this.#input.markers) {
      if (!(step >= this.#view.from && step <= this.#view.to)) continue;
      const left = Math.round(this.#leftOf(step, columns)) + 0.5;
      context.strokeStyle = theme.severity[severity];
      context.beginPath();
      context.moveTo(left, 0);
      context.lineTo(left, height);
      context.stroke();
    }
  }

  #leftOf(step: number, columns: number): number {
    return this.labelWidth + ((step - this.#view.from) / (this.#view.to - this.#view.from)) * columns;
  }

  #drawLabels(context: CanvasRenderingContext2D, theme: ChartTheme, onScreen: { from: number; to: number }): void {
    context.font = theme.font(12);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (let index = onScreen.from; index < onScreen.to; index++) {
      const row = this.#input.rows[index]!;
      const isMeant = index === this.#pointedRow || row.name === this.#input.selected;
      context.fillStyle = isMeant ? theme.ink : theme.axis;
      context.fillText(shortened(context, row.label ?? row.name, this.labelWidth - 10), this.labelWidth - 6, index * rowHeight - this.#host.scrollTop + rowHeight / 2);
    }
  }

  #drawCursor(context: CanvasRenderingContext2D, theme: ChartTheme, columns: number, height: number): void {
    const step = this.#link.cursor?.step ?? NaN;
    const left = this.#leftOf(step, columns);
    context.strokeStyle = theme.ink;
    context.lineWidth = 1;
    if (left >= this.labelWidth && left <= this.labelWidth + columns) {
      context.beginPath();
      context.moveTo(Math.round(left) + 0.5, 0);
      context.lineTo(Math.round(left) + 0.5, height);
      context.stroke();
    }
    const meant = this.#pointedRow >= 0 ? this.#pointedRow : this.#input.rows.findIndex(({ name }) => name === this.#input.selected);
    if (meant >= 0) context.strokeRect(this.labelWidth + 0.5, meant * rowHeight - this.#host.scrollTop - 0.5, columns - 1, rowHeight);
  }

  #drawAxis(theme: ChartTheme, width: number, columns: number): void {
    const context = clearedCanvas(this.#axis, width, axisHeight);
    context.font = theme.font(11);
    context.fillStyle = theme.axis;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    for (const tick of linearTicks(this.#view.from, this.#view.to, Math.max(2, Math.floor(columns / 64)), true)) {
      context.fillText(formatCount(tick), this.#leftOf(tick, columns), 4);
    }
    for (const { step, severity } of this.#input.markers) {
      if (!(step >= this.#view.from && step <= this.#view.to)) continue;
      const left = this.#leftOf(step, columns);
      context.fillStyle = theme.severity[severity];
      context.beginPath();
      context.moveTo(left - 4, 5);
      context.lineTo(left + 4, 5);
      context.lineTo(left, 0);
      context.fill();
    }
  }

  #reading(columns: number): CellReading | null {
    const row = this.#input.rows[this.#pointedRow];
    const step = this.#link.cursor?.step ?? NaN;
    if (!row || Number.isNaN(step)) return null;
    const index = sampleAt(row, step);
    return {
      row, rowIndex: this.#pointedRow, step: index < 0 ? step : row.step[index]!, value: index < 0 ? NaN : row.value[index]!, isMeasured: index >= 0,
      left: this.#leftOf(step, columns),
      top: this.#pointedRow * rowHeight - this.#host.scrollTop,
      width: this.#host.clientWidth,
    };
  }
}

/** Hatches stretches of cells that hold NaN or ±∞, at least three pixels wide so that a single one is seen. */
function hatch(context: CanvasRenderingContext2D, flags: Uint8Array, left: number, top: number, theme: ChartTheme): void {
  for (let column = 0; column < flags.length; column++) {
    if (flags[column]! <= cellFlags.measured) continue;
    let end = column;
    while (end < flags.length && flags[end]! > cellFlags.measured) end++;
    const width = Math.max(3, end - column);
    context.save();
    context.beginPath();
    context.rect(left + column, top, width, rowHeight - 1);
    context.clip();
    context.fillStyle = theme.surface;
    context.fillRect(left + column, top, width, rowHeight - 1);
    context.strokeStyle = theme.severity.critical;
    context.lineWidth = 1.25;
    context.beginPath();
    // Lines are laid from the picture's own corner, so that neighbouring stretches join.
    for (let line = Math.floor((column - rowHeight) / 5) * 5; line < column + width; line += 5) {
      context.moveTo(left + line, top + rowHeight);
      context.lineTo(left + line + rowHeight, top);
    }
    context.stroke();
    context.restore();
    column = end;
  }
}

/** The end of the text that fits, which is where layer names differ. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let low = 1;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (context.measureText(`…${text.slice(middle)}`).width <= width) high = middle;
    else low = middle + 1;
  }
  return `…${text.slice(low)}`;
}
