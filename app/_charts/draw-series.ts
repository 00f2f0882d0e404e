import { decimateEnvelope, decimateLine, lift, type Rows, type View } from './decimate.ts';
import { type Mark, marksInView } from './marks.ts';
import type { PreparedSeries } from './prepared-series.ts';

/** Where and how to paint, in canvas pixels. */
export interface Canvas {
  readonly context: CanvasRenderingContext2D;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly view: View;
  /** Values at or below it have no place (0 on a logarithmic axis, else −Infinity). */
  readonly floor: number;
  xAt(value: number): number;
  yAt(value: number): number;
}

const markSpacing = 9;
const faint = 0.5;
/** CSS pixels. */
export const faintDash: readonly number[] = [4, 4];

/**
 * Paints one series: its min–max envelope, the raw line (pale under a smoothed one) and the smoothed line. Stretches
 * overtaken by a resume are pale beyond that point. Returns the marks for all that has no place on a line.
 */
export function drawSeries(canvas: Canvas, prepared: PreparedSeries, colour: string): Mark[] {
  const { context, ratio, view } = canvas;
  const { series, x, stretches, overtakenAt, smoothed } = prepared;
  const columns = Math.max(1, Math.round(canvas.width / ratio));
  const marks: Mark[] = [];
  context.save();
  context.strokeStyle = context.fillStyle = colour;
  // Round joins cost several times the stroke itself, and on lines this thin they cannot be seen.
  context.lineJoin = 'bevel';
  stretches.forEach((rows, index) => {
    for (const { part, strength: usual } of splitAt(x, rows, overtakenAt[index]!)) {
      const strength = series.faintAs === undefined ? usual : faint;
      if (series.min && series.max) {
        context.globalAlpha = 0.2 * strength;
        fillEnvelope(canvas, decimateEnvelope(x, series.min, series.max, part, view, columns, canvas.floor));
      }
      context.setLineDash([]);
      if (smoothed) strokeLine(canvas, prepared, series.value, part, columns, 1, 0.35 * strength);
      context.setLineDash((series.faintAs === undefined ? (series.dash ?? []) : faintDash).map((length) => length * ratio));
      strokeLine(canvas, prepared, smoothed ?? series.value, part, columns, smoothed ? 1.75 : 1.5, strength);
    }
    marks.push(...marksInView(series, x, rows, view, Math.max(1, Math.floor(columns / markSpacing)), canvas.floor));
  });
  context.restore();
  return marks;
}

/** Paints the marks of a series; they may reach over the ends of the plot, so clip no tighter than that. */
export function drawMarks(canvas: Canvas, marks: readonly Mark[], x: ArrayLike<number>, colour: string, surface: string): void {
  const { context, ratio } = canvas;
  context.save();
  let before: Mark | null = null;
  for (const mark of marks) {
    // Of a long run of the same the first is what matters: the others stand back.
    const continues = before?.kind === mark.kind && canvas.xAt(x[mark.row]!) - canvas.xAt(x[before.row]!) < markSpacing * 2.5 * ratio;
    context.globalAlpha = continues ? 0.45 : 1;
    drawMark(canvas, mark, x[mark.row]!, colour, surface);
    before = mark;
  }
  context.restore();
}

/** The rows up to the point where a later stretch took over, and those beyond it, which are drawn pale. */
function splitAt(x: ArrayLike<number>, rows: Rows, overtakenAt: number): { part: Rows; strength: number }[] {
  let at = rows.to;
  while (at > rows.from && x[at - 1]! >= overtakenAt) at--;
  const parts = [{ part: { from: rows.from, to: at }, strength: 1 }];
  // One row of overlap, so that the pale line begins where the full one ends.
  if (at < rows.to) parts.push({ part: { from: Math.max(rows.from, at - 1), to: rows.to }, strength: 0.35 });
  return parts.filter(({ part }) => part.to > part.from);
}

function strokeLine(canvas: Canvas, { x }: PreparedSeries, y: ArrayLike<number>, rows: Rows, columns: number, width: number, alpha: number): void {
  const { context, ratio } = canvas;
  const drawn = decimateLine(x, y, rows, canvas.view, columns, canvas.floor);
  // Points that stand apart get a dot: all of them where they are few, and always those without a neighbour.
  const isSparse = drawn.length * 10 < columns;
  context.globalAlpha = alpha;
  // Where several points share a pixel the line is an area: a hairline fills it as well, at a fraction of the cost.
  context.lineWidth = (drawn.length > columns * 1.5 ? 1 : width) * ratio;
  context.beginPath();
  const dots: number[] = [];
  for (let index = 0; index < drawn.length; index++) {
    const row = drawn[index]!;
    if (row === lift) continue;
    const starts = index === 0 || drawn[index - 1] === lift;
    const ends = index === drawn.length - 1 || drawn[index + 1] === lift;
    const left = canvas.xAt(x[row]!);
    const top = canvas.yAt(y[row]!);
    if (starts) context.moveTo(left, top);
    else context.lineTo(left, top);
    if (isSparse || (starts && ends)) dots.push(left, top);
  }
  context.stroke();
  context.beginPath();
  const radius = (width + 0.75) * ratio;
  for (let index = 0; index < dots.length; index += 2) {
    context.moveTo(dots[index]! + radius, dots[index + 1]!);
    context.arc(dots[index]!, dots[index + 1]!, radius, 0, Math.PI * 2);
  }
  context.fill();
}

function fillEnvelope(canvas: Canvas, envelope: { x: readonly number[]; low: readonly number[]; high: readonly number[] }): void {
  const { context } = canvas;
  const bottom = canvas.top + canvas.height;
  const lowAt = (value: number): number => (value <= canvas.floor ? bottom : canvas.yAt(value));
  context.beginPath();
  for (let start = 0; start < envelope.x.length; ) {
    if (Number.isNaN(envelope.x[start]!)) {
      start++;
      continue;
    }
    let end = start;
    while (end < envelope.x.length && !Number.isNaN(envelope.x[end]!)) end++;
    // A single bucket is widened to a pixel, or its extremes would not be seen.
    const least = end - start === 1 ? canvas.ratio : 0;
    context.moveTo(canvas.xAt(envelope.x[start]!) - least, canvas.yAt(envelope.high[start]!));
    for (let index = start; index < end; index++) context.lineTo(canvas.xAt(envelope.x[index]!) + least, canvas.yAt(envelope.high[index]!));
    for (let index = end - 1; index >= start; index--) context.lineTo(canvas.xAt(envelope.x[index]!) + least, lowAt(envelope.low[index]!));
    context.lineTo(canvas.xAt(envelope.x[start]!) - least, lowAt(envelope.low[start]!));
    context.closePath();
    start = end;
  }
  context.fill();
}

/** ▲ at the top for +∞, ▼ at the bottom for −∞, ✕ on the curve for NaN, ◆ for a bucket with some of them, ▽ for clipped. */
function drawMark(canvas: Canvas, mark: Mark, x: number, colour: string, surface: string): void {
  const { context, ratio } = canvas;
  const size = 4.5 * ratio;
  const left = canvas.xAt(x);
  const inside = (top: number): number => Math.min(canvas.top + canvas.height - size, Math.max(canvas.top + size, top));
  const top = mark.kind === 'positive-infinity' ? canvas.top + size : mark.kind === 'negative-infinity' || mark.kind === 'clipped' ? canvas.top + canvas.height - size : inside(Number.isNaN(mark.before) ? canvas.top + canvas.height / 2 : canvas.yAt(mark.before));
  const outline = new Path2D();
  if (mark.kind === 'nan') {
    outline.moveTo(left - size, top - size);
    outline.lineTo(left + size, top + size);
    outline.moveTo(left + size, top - size);
    outline.lineTo(left - size, top + size);
  } else if (mark.kind === 'mixed') {
    outline.moveTo(left, top - size);
    outline.lineTo(left + size, top);
    outline.lineTo(left, top + size);
    outline.lineTo(left - size, top);
    outline.closePath();
  } else {
    const tip = mark.kind === 'positive-infinity' ? -size : size;
    outline.moveTo(left - size, top - tip);
    outline.lineTo(left + size, top - tip);
    outline.lineTo(left, top + tip);
    outline.closePath();
  }
  context.strokeStyle = surface;
  context.lineWidth = (mark.kind === 'nan' ? 5 : 3) * ratio;
  context.stroke(outline);
  context.strokeStyle = colour;
  context.fillStyle = mark.kind === 'clipped' ? surface : colour;
  if (mark.kind !== 'nan') context.fill(outline);
  context.lineWidth = (mark.kind === 'nan' ? 2 : 1.25) * ratio;
  context.stroke(outline);
}
