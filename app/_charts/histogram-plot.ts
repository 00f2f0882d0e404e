import type { ChartLink } from './chart-link.ts';
import { clearedCanvas, DrawLoop } from './draw-loop.ts';
import { formatCount } from './format-value.ts';
import { rampLength, rampThrough } from './heat-colours.ts';
import { placeOnScale } from './heatmap-cells.ts';
import { groupRows, type HistogramGrid, type HistogramRow, largestShare, nonFiniteIn, rowNearStep } from './histogram-grid.ts';
import { type ChartTheme, chartTheme } from './theme.ts';

export interface HistogramInput {
  readonly grid: HistogramGrid;
  readonly view: 'ridge' | 'heat';
  readonly colour: string;
  /** Step shown as bars. */
  readonly picked: number;
}

export interface BinReading {
  readonly row: HistogramRow;
  readonly bin: number;
  readonly left: number;
  readonly top: number;
}

export const histogramMargin = { left: 52, right: 30 };
/** Shares below a ten-thousandth get the lowest colour. */
export const lowestShare = 1e-4;
const ridgeGap = 7;
const heatGap = 4;

/** Draws histograms over steps, oldest at the top: as ridges before each other, or as rows of a heatmap. */
export class HistogramPlot {
  readonly #canvas: HTMLCanvasElement;
  readonly #host: HTMLElement;
  readonly #link: ChartLink;
  readonly #loop: DrawLoop;
  readonly #stopListening: () => void;
  #input: HistogramInput;
  #rows: readonly HistogramRow[] = [];

  constructor(host: HTMLElement, canvas: HTMLCanvasElement, link: ChartLink, input: HistogramInput) {
    this.#host = host;
    this.#canvas = canvas;
    this.#link = link;
    this.#input = input;
    this.#loop = new DrawLoop(host, () => this.#draw());
    this.#stopListening = link.subscribe((changed) => changed === 'cursor' && this.#loop.request());
  }

  show(input: HistogramInput): void {
    this.#input = input;
    this.#loop.request();
  }

  destroy(): void {
    this.#stopListening();
    this.#loop.stop();
    if (this.#link.cursor?.source === this) this.#link.setCursor(null);
  }

  /** What lies at a place in CSS pixels; puts the shared cursor on its step. `null` outside, which takes the cursor away. */
  pointAt(left: number, top: number): BinReading | null {
    const bins = this.#input.grid.edges.length - 1;
    const bin = Math.floor(((left - histogramMargin.left) / this.#width()) * bins);
    const index = Math.round((top - this.#topOf(0)) / this.#gap());
    const row = this.#rows[Math.min(this.#rows.length - 1, Math.max(0, index))];
    if (!row || bin < 0 || bin >= bins) {
      this.leave();
      return null;
    }
    this.#link.setCursor({ axis: 'step', x: row.step, step: row.step, source: this });
    return { row, bin, left, top };
  }

  leave(): void {
    this.#link.setCursor(null);
  }

  #width(): number {
    return this.#host.clientWidth - histogramMargin.left - histogramMargin.right;
  }

  #ridgeHeight(): number {
    return Math.min(64, this.#host.clientHeight * 0.35);
  }

  #gap(): number {
    const free = this.#host.clientHeight - (this.#input.view === 'ridge' ? this.#ridgeHeight() + 2 : 0);
    return this.#input.view === 'ridge' ? free / Math.max(1, this.#rows.length) : Math.min(24, free / Math.max(1, this.#rows.length));
  }

  /** Baseline of a ridge, middle of a heat row. */
  #topOf(index: number): number {
    return this.#input.view === 'ridge' ? this.#ridgeHeight() + (index + 0.5) * this.#gap() : (index + 0.5) * this.#gap();
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width < 120 || height < 40) return;
    const { grid, view } = this.#input;
    const most = view === 'ridge' ? Math.floor((height - this.#ridgeHeight()) / ridgeGap) : Math.floor(height / heatGap);
    this.#rows = groupRows(grid.rows, most);
    const context = clearedCanvas(this.#canvas, width, height);
    const theme = chartTheme();
    if (view === 'ridge') this.#drawRidges(context, theme);
    else this.#drawHeat(context, theme);
    this.#drawSteps(context, theme);
  }

  #drawRidges(context: CanvasRenderingContext2D, theme: ChartTheme): void {
    const colour = theme.colour(this.#input.colour);
    const most = largestShare(this.#rows);
    const width = this.#width();
    const meant = this.#meantRow();
    context.lineJoin = 'round';
    this.#rows.forEach((row, index) => {
      const base = this.#topOf(index);
      const outline = new Path2D();
      const bins = row.counts.length;
      outline.moveTo(histogramMargin.left, base);
      row.counts.forEach((count, bin) => {
        const top = base - (row.total > 0 && most > 0 ? count / row.total / most : 0) * this.#ridgeHeight();
        if (this.#input.grid.kind === 'category') {
          outline.lineTo(histogramMargin.left + (bin / bins) * width, top);
          outline.lineTo(histogramMargin.left + ((bin + 1) / bins) * width, top);
        } else outline.lineTo(histogramMargin.left + ((bin + 0.5) / bins) * width, top);
      });
      outline.lineTo(histogramMargin.left + width, base);
      context.globalAlpha = 0.88;
      context.fillStyle = theme.surface;
      context.fill(outline);
      context.globalAlpha = 0.12 + (0.3 * (index + 1)) / this.#rows.length;
      context.fillStyle = colour;
      context.fill(outline);
      context.globalAlpha = index === meant ? 1 : 0.35 + (0.5 * (index + 1)) / this.#rows.length;
      context.strokeStyle = index === meant ? theme.ink : colour;
      context.lineWidth = index === meant ? 1.5 : 1;
      context.stroke(outline);
    });
    context.globalAlpha = 1;
  }

  #drawHeat(context: CanvasRenderingContext2D, theme: ChartTheme): void {
    const colours = rampThrough([0, 1, 2, 3, 4, 5].map((index) => theme.colour(`var(--heat-${index})`)));
    const scale = { from: lowestShare, to: Math.max(lowestShare * 10, largestShare(this.#rows)), isLog: true };
    const width = this.#width();
    const gap = this.#gap();
    const meant = this.#meantRow();
    this.#rows.forEach((row, index) => {
      const top = this.#topOf(index) - gap / 2;
      row.counts.forEach((count, bin) => {
        if (count === 0) return;
        const at = Math.round(placeOnScale(count / row.total, scale) * (rampLength - 1)) * 4;
        context.fillStyle = `rgb(${colours[at]} ${colours[at + 1]} ${colours[at + 2]})`;
        const left = histogramMargin.left + (bin / row.counts.length) * width;
        context.fillRect(left, top, Math.ceil(width / row.counts.length), Math.max(1, gap - (gap > 6 ? 1 : 0)));
      });
      if (index === meant) {
        context.strokeStyle = theme.ink;
        context.lineWidth = 1;
        context.strokeRect(histogramMargin.left - 0.5, top - 0.5, width + 1, gap);
      }
    });
  }

  /** Steps at the left, non-finite counts at the right, each as often as there is room. */
  #drawSteps(context: CanvasRenderingContext2D, theme: ChartTheme): void {
    context.font = theme.font(11);
    context.textBaseline = 'middle';
    const right = histogramMargin.left + this.#width();
    let lowest = -Infinity;
    let lowestMark = -Infinity;
    this.#rows.forEach((row, index) => {
      const top = this.#topOf(index);
      if (top - lowest >= 22) {
        context.fillStyle = theme.axis;
        context.textAlign = 'right';
        context.fillText(formatCount(row.step), histogramMargin.left - 8, top);
        lowest = top;
      }
      if (nonFiniteIn(row) === 0) return;
      context.strokeStyle = theme.severity.critical;
      context.lineWidth = 1.5;
      const size = top - lowestMark >= 7 ? 3 : 0;
      if (size === 0) return;
      lowestMark = top;
      context.beginPath();
      context.moveTo(right + 8 - size, top - size);
      context.lineTo(right + 8 + size, top + size);
      context.moveTo(right + 8 + size, top - size);
      context.lineTo(right + 8 - size, top + size);
      context.stroke();
    });
  }

  #meantRow(): number {
    return rowNearStep(this.#rows, this.#link.cursor?.step ?? this.#input.picked);
  }
}
