import type { HealthyBand, Threshold } from './chart-types.ts';
import type { Canvas } from './draw-series.ts';
import type { MarkerFlag } from './place-markers.ts';
import type { ChartTheme } from './theme.ts';

/** Paints the healthy band behind the curves and writes its label at its right end. */
export function drawBand(canvas: Canvas, band: HealthyBand, theme: ChartTheme): void {
  const { context, ratio } = canvas;
  const bottomEnd = canvas.top + canvas.height;
  const clamp = (top: number): number => Math.min(bottomEnd, Math.max(canvas.top, top));
  const top = clamp(canvas.yAt(band.to));
  const bottom = band.from <= canvas.floor ? bottomEnd : clamp(canvas.yAt(band.from));
  context.save();
  context.fillStyle = theme.band;
  context.fillRect(canvas.left, top, canvas.width, bottom - top);
  writeLabel(canvas, band.label, top + 3 * ratio, theme.bandInk, theme, 'top');
  context.restore();
}

/** Paints a dashed line at the threshold's value with its label above it; nothing when it lies outside the axis. */
export function drawThreshold(canvas: Canvas, threshold: Threshold, theme: ChartTheme): void {
  if (threshold.value <= canvas.floor) return;
  const { context, ratio } = canvas;
  const top = Math.round(canvas.yAt(threshold.value)) + 0.5;
  if (!(top >= canvas.top && top <= canvas.top + canvas.height)) return;
  const colour = theme.severity[threshold.severity];
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = ratio;
  context.setLineDash([4 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(canvas.left, top);
  context.lineTo(canvas.left + canvas.width, top);
  context.stroke();
  context.restore();
  const isNearTop = top - canvas.top < 14 * ratio;
  writeLabel(canvas, threshold.label, top + (isNearTop ? 3 : -3) * ratio, colour, theme, isNearTop ? 'top' : 'bottom');
}

/** Paints the poles of the incident flags; the flags themselves are buttons above the canvas. */
export function drawPoles(canvas: Canvas, flags: readonly MarkerFlag[], theme: ChartTheme): void {
  const { context, ratio } = canvas;
  context.save();
  context.lineWidth = ratio;
  for (const flag of flags) {
    context.strokeStyle = theme.severity[flag.severity];
    context.globalAlpha = 0.75;
    const left = Math.round(canvas.left + flag.left * ratio) + 0.5;
    context.beginPath();
    context.moveTo(left, canvas.top - 6 * ratio);
    context.lineTo(left, canvas.top + canvas.height);
    context.stroke();
  }
  context.restore();
}

function writeLabel(canvas: Canvas, text: string, top: number, colour: string, theme: ChartTheme, baseline: CanvasTextBaseline): void {
  const { context, ratio } = canvas;
  context.save();
  context.font = theme.font(Math.round(10.5 * ratio));
  context.textAlign = 'right';
  context.textBaseline = baseline;
  const left = canvas.left + canvas.width - 4 * ratio;
  context.lineWidth = 3 * ratio;
  context.lineJoin = 'round';
  context.strokeStyle = theme.surface;
  context.strokeText(text, left, top);
  context.fillStyle = colour;
  context.fillText(text, left, top);
  context.restore();
}
