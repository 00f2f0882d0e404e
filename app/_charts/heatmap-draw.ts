import type { HeatmapRow } from './chart-props.ts';
import type { ChartMarker } from './chart-types.ts';
import type { View } from './decimate.ts';
import { formatCount } from './format-value.ts';
import { rampLength } from './heat-colours.ts';
import { cellFlags, type ColourScale, type HeatmapCells, placeOnScale } from './heatmap-cells.ts';
import type { ChartTheme } from './theme.ts';
import { linearTicks } from './ticks.ts';

export const rowHeight = 18;
export const axisHeight = 20;

/** Where a heatmap is painted, in CSS pixels. */
export interface HeatmapCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly theme: ChartTheme;
  /** Left end of the cells, after the labels. */
  readonly left: number;
  readonly columns: number;
  readonly height: number;
  readonly scrolled: number;
  readonly view: View;
}

/** Place of a step from the left. */
export function leftOf({ left, view, columns }: Pick<HeatmapCanvas, 'left' | 'view' | 'columns'>, step: number): number {
  return left + ((step - view.from) / (view.to - view.from)) * columns;
}

/** Paints the cells of the rows from `firstRow` on; `pixels` is a canvas to work in. Cells that hold NaN or ±∞ are hatched. */
export function drawCells(canvas: HeatmapCanvas, cells: readonly HeatmapCells[], firstRow: number, scale: ColourScale, colours: Uint8ClampedArray, pixels: HTMLCanvasElement): void {
  if (cells.length === 0) return;
  const { context, columns, left, scrolled } = canvas;
  pixels.width = columns;
  pixels.height = cells.length;
  const picture = new ImageData(columns, cells.length);
  cells.forEach(({ value }, row) => {
    for (let column = 0; column < columns; column++) {
      const its = value[column]!;
      if (Number.isNaN(its)) continue;
      const colour = Math.round(placeOnScale(its, scale) * (rampLength - 1)) * 4;
      picture.data.set(colours.subarray(colour, colour + 4), (row * columns + column) * 4);
    }
  });
  pixels.getContext('2d')!.putImageData(picture, 0, 0);
  context.imageSmoothingEnabled = false;
  cells.forEach(({ flags }, row) => {
    const top = (firstRow + row) * rowHeight - scrolled;
    context.drawImage(pixels, 0, row, columns, 1, left, top, columns, rowHeight - 1);
    hatch(canvas, flags, top);
  });
}

/** Writes the labels of the rows, the end of those that are too long; those that are meant in full ink. */
export function drawLabels({ context, theme, left, scrolled }: HeatmapCanvas, rows: readonly HeatmapRow[], firstRow: number, isMeant: (index: number) => boolean): void {
  context.font = theme.font(12);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  rows.forEach((row, offset) => {
    const index = firstRow + offset;
    context.fillStyle = isMeant(index) ? theme.ink : theme.axis;
    context.fillText(shortened(context, row.label ?? row.name, left - 10), left - 6, index * rowHeight - scrolled + rowHeight / 2);
  });
}

/** Paints the pole of each incident that opened in view. */
export function drawHeatmapPoles(canvas: HeatmapCanvas, markers: readonly ChartMarker[]): void {
  for (const { step, severity } of markers) drawPole(canvas, step, canvas.theme.severity[severity]);
}

/** Paints the cursor's line, and a frame around the row that is meant (-1: none). */
export function drawHeatmapCursor(canvas: HeatmapCanvas, step: number, row: number): void {
  const { context, theme, left, columns, scrolled } = canvas;
  drawPole(canvas, step, theme.ink);
  context.strokeStyle = theme.ink;
  if (row >= 0) context.strokeRect(left + 0.5, row * rowHeight - scrolled - 0.5, columns - 1, rowHeight);
}

/** Writes the steps under the cells and points at the incidents. */
export function drawStepAxis(canvas: HeatmapCanvas, markers: readonly ChartMarker[]): void {
  const { context, theme, view, columns } = canvas;
  context.font = theme.font(11);
  context.fillStyle = theme.axis;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const tick of linearTicks(view.from, view.to, Math.max(2, Math.floor(columns / 64)), true)) context.fillText(formatCount(tick), leftOf(canvas, tick), 4);
  for (const { step, severity } of markers) {
    if (!(step >= view.from && step <= view.to)) continue;
    const left = leftOf(canvas, step);
    context.fillStyle = theme.severity[severity];
    context.beginPath();
    context.moveTo(left - 4, 5);
    context.lineTo(left + 4, 5);
    context.lineTo(left, 0);
    context.fill();
  }
}

function drawPole(canvas: HeatmapCanvas, step: number, colour: string): void {
  const { context, view, height } = canvas;
  if (!(step >= view.from && step <= view.to)) return;
  const left = Math.round(leftOf(canvas, step)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, 0);
  context.lineTo(left, height);
  context.stroke();
}

/** Hatches stretches of cells that hold NaN or ±∞, at least three pixels wide so that a single one is seen. */
function hatch({ context, theme, left }: HeatmapCanvas, flags: Uint8Array, top: number): void {
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
