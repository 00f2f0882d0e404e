import type { ChartLink } from './chart-link.ts';
import type { HeatmapRow } from './chart-props.ts';
import type { ChartMarker } from './chart-types.ts';
import type { View } from './decimate.ts';
import { clearedCanvas, DrawLoop } from './draw-loop.ts';
import { rampThrough } from './heat-colours.ts';
import { type CellRule, cellsOfRow, type ColourScale, type HeatmapCells, nextSample, rowsOnScreen, sampleAt, stepExtent } from './heatmap-cells.ts';
import { axisHeight, drawCells, drawHeatmapCursor, drawHeatmapPoles, drawLabels, drawStepAxis, type HeatmapCanvas, leftOf, rowHeight } from './heatmap-draw.ts';
import { HeatmapScale } from './heatmap-scale.ts';
import { type ChartTheme, chartTheme } from './theme.ts';
import { Zooming } from './zooming.ts';

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
  readonly step: number;
  /** NaN also where nothing was measured; see `isMeasured`. */
  readonly value: number;
  readonly isMeasured: boolean;
  /** CSS pixels inside the picture, which is `width` wide. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

interface HeatmapListener {
  onScale(scale: ColourScale): void;
  onCell(cell: CellReading | null): void;
}

interface HeatmapParts {
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
}

const rightMargin = 12;

/** Draws the visible rows of a heatmap into a canvas that stays in view while its host scrolls. */
export class HeatmapPlot {
  readonly zooming: Zooming;
  readonly #parts: HeatmapParts;
  readonly #link: ChartLink;
  readonly #listener: HeatmapListener;
  readonly #loop: DrawLoop;
  readonly #stops: readonly (() => void)[];
  readonly #scales = new HeatmapScale();
  readonly #cells = new WeakMap<HeatmapRow, { readonly key: string; readonly cells: HeatmapCells }>();
  readonly #pixels = document.createElement('canvas');
  #input: HeatmapInput;
  #view: View = { from: 0, to: 1 };
  #scale: ColourScale | null = null;
  #ramp: { readonly theme: ChartTheme; readonly isDiverging: boolean; readonly colours: Uint8ClampedArray } | null = null;
  #pointedRow = -1;

  constructor(parts: HeatmapParts, link: ChartLink, input: HeatmapInput, listener: HeatmapListener) {
    this.#parts = parts;
    this.#link = link;
    this.#input = input;
    this.#listener = listener;
    this.zooming = new Zooming(link, () => ({ axis: 'step', view: this.#view, full: this.#full(), narrowest: 2, cursor: link.cursor?.step ?? NaN, stepsOf: (view) => ({ from: Math.floor(view.from), to: Math.ceil(view.to) }) }));
    this.#loop = new DrawLoop(parts.host, () => this.#draw());
    const request = (): void => this.#loop.request();
    parts.host.addEventListener('scroll', request, { passive: true });
    this.#stops = [() => this.#loop.stop(), () => parts.host.removeEventListener('scroll', request), link.subscribe(request)];
    link.report(this, 'step', stepExtent(input.rows));
  }

  /** CSS pixels the row labels take. */
  get labelWidth(): number {
    return Math.round(Math.min(220, Math.max(96, this.#parts.host.clientWidth * 0.3)));
  }

  show(input: HeatmapInput): void {
    this.#input = input;
    this.#link.report(this, 'step', stepExtent(input.rows));
    this.#loop.request();
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#link.withdraw(this);
    if (this.#link.cursor?.source === this) this.#link.setCursor(null);
  }

  /** Points at the row under a CSS pixel of the host's visible part. */
  pointAtRow(top: number): void {
    const index = Math.floor((top + this.#parts.host.scrollTop) / rowHeight);
    this.#pointedRow = index < this.#input.rows.length ? index : -1;
    this.#loop.request();
  }

  /** Puts the shared cursor at a place 0 … 1 across the cells; `null` takes it away. */
  pointAt(place: number | null): void {
    if (place !== null) return this.#setStep(Math.round(this.#view.from + (this.#view.to - this.#view.from) * place));
    this.#pointedRow = -1;
    this.#link.setCursor(null);
    this.#loop.request();
  }

  /** Moves the pointed cell by rows, or to the row's next measurement left (-1) or right (1). */
  moveCell(rows: number, measurements: -1 | 0 | 1): void {
    const { rows: all } = this.#input;
    if (all.length === 0) return;
    this.#pointedRow = Math.min(all.length - 1, Math.max(0, this.#pointedRow < 0 ? 0 : this.#pointedRow + rows));
    this.#scrollTo(this.#pointedRow);
    const step = nextSample(all[this.#pointedRow]!, this.#link.cursor?.step ?? this.#view.to, measurements);
    this.#setStep(Math.min(this.#view.to, Math.max(this.#view.from, step)));
    this.#loop.request();
  }

  #scrollTo(index: number): void {
    const { host } = this.#parts;
    const top = index * rowHeight;
    if (top < host.scrollTop) host.scrollTop = top;
    if (top + rowHeight > host.scrollTop + host.clientHeight) host.scrollTop = top + rowHeight - host.clientHeight;
  }

  #full(): View {
    return this.#link.extent('step') ?? { from: 0, to: 1 };
  }

  #setStep(step: number): void {
    this.#link.setCursor({ axis: 'step', x: step, step, source: this });
  }

  #draw(): void {
    const { host, canvas: sheet, axis } = this.#parts;
    const { clientWidth: width, clientHeight: height, scrollTop: scrolled } = host;
    if (width < 120 || height === 0) return;
    const { rows, markers, selected } = this.#input;
    const steps = this.#link.view?.steps ?? this.#full();
    this.#view = steps.to > steps.from ? steps : { from: steps.from, to: steps.from + 1 };
    const scale = this.#scales.follow(this.#input);
    if (scale !== this.#scale) this.#listener.onScale((this.#scale = scale));
    const theme = chartTheme();
    const columns = Math.max(1, width - this.labelWidth - rightMargin);
    const canvas: HeatmapCanvas = { context: clearedCanvas(sheet, width, height), theme, left: this.labelWidth, columns, height, scrolled, view: this.#view };
    const { from, to } = rowsOnScreen(scrolled, height, rowHeight, rows.length);
    const onScreen = rows.slice(from, to);
    drawCells(canvas, onScreen.map((row) => this.#cellsOf(row, columns)), from, scale, this.#colours(theme), this.#pixels);
    drawHeatmapPoles(canvas, markers);
    drawLabels(canvas, onScreen, from, (index) => index === this.#pointedRow || rows[index]?.name === selected);
    drawHeatmapCursor(canvas, this.#link.cursor?.step ?? NaN, this.#pointedRow >= 0 ? this.#pointedRow : rows.findIndex(({ name }) => name === selected));
    drawStepAxis({ ...canvas, context: clearedCanvas(axis, width, axisHeight) }, markers);
    this.#listener.onCell(this.#reading(canvas, width));
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

  #reading(canvas: HeatmapCanvas, width: number): CellReading | null {
    const row = this.#input.rows[this.#pointedRow];
    const step = this.#link.cursor?.step ?? NaN;
    if (!row || Number.isNaN(step)) return null;
    const index = sampleAt(row, step);
    const isMeasured = index >= 0;
    return { row, step: isMeasured ? row.step[index]! : step, value: isMeasured ? row.value[index]! : NaN, isMeasured, left: leftOf(canvas, step), top: this.#pointedRow * rowHeight - canvas.scrolled, width };
  }
}
