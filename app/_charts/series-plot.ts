import uPlot from 'uplot';
import type { ChartLink, LinkedCursor } from './chart-link.ts';
import type { ChartMarker, ChartSeries, HealthyBand, StepRange, Threshold, ValueUnit, XAxis } from './chart-types.ts';
import { CursorOverlay } from './cursor-overlay.ts';
import type { View } from './decimate.ts';
import { DrawLoop } from './draw-loop.ts';
import { drawBand, drawPoles, drawThreshold } from './draw-references.ts';
import { type Canvas, drawMarks, drawSeries } from './draw-series.ts';
import { type Drawable, frameQueue } from './frame-queue.ts';
import type { Mark } from './marks.ts';
import { type MarkerFlag, placeMarkers } from './place-markers.ts';
import { createFrame } from './plot-frame.ts';
import { noteMarks, type PlotNotes } from './plot-notes.ts';
import { PreparedCache } from './prepared-cache.ts';
import { type PreparedSeries, stepsInView, valueExtent, viewAroundSteps, viewOfSteps, xExtent, xOfStep } from './prepared-series.ts';
import { lastReadings, nextX, type Reading, readingsAt, snapTo } from './readout.ts';
import { SettlingRange } from './settling-range.ts';
import { chartTheme } from './theme.ts';
import { Zooming } from './zooming.ts';

export interface PlotInput {
  /** Those to be drawn. */
  readonly series: readonly ChartSeries[];
  readonly axis: XAxis;
  readonly log: boolean;
  readonly smoothing: number;
  readonly unit: ValueUnit;
  readonly markers: readonly ChartMarker[];
  /** Keeps room above the plot for flags, also while there are none. */
  readonly hasFlags: boolean;
  readonly band: HealthyBand | undefined;
  readonly thresholds: readonly Threshold[];
}

export interface PlotCursor {
  /** CSS pixels from the left end of the plot, which is `width` wide. */
  readonly left: number;
  readonly width: number;
  /** This chart put it there. */
  readonly isOwn: boolean;
}

export interface PlotListener {
  /** After every drawing and every move of the cursor: what the series say there, or say last when there is none. */
  onReadings(readings: readonly Reading[], cursor: PlotCursor | null, prepared: readonly PreparedSeries[]): void;
  onNotes(notes: PlotNotes): void;
  onFlags(flags: readonly MarkerFlag[], plot: { readonly left: number; readonly width: number }): void;
}

/** The narrowest view: two steps, a hundredth of an epoch, 50 ms. */
const narrowest: Readonly<Record<XAxis, number>> = { step: 2, epoch: 0.01, elapsed: 50, time: 50 };

/** Draws one chart into `host` and keeps it true to its input, the shared cursor and zoom, the theme and its size. */
export class SeriesPlot {
  /** The ways to zoom it. */
  readonly zooming: Zooming;
  readonly #host: HTMLElement;
  readonly #link: ChartLink;
  readonly #listener: PlotListener;
  readonly #loop: DrawLoop;
  readonly #stopListening: () => void;
  readonly #cache = new PreparedCache();
  readonly #range = new SettlingRange();
  readonly #overlay = new CursorOverlay();
  readonly #cursorDrawing: Drawable = { draw: () => this.#drawCursor() };
  #input: PlotInput;
  #frame: uPlot | null = null;
  #isStale = true;
  #prepared: readonly PreparedSeries[] = [];
  #view: View = { from: 0, to: 1 };
  #viewKey = '';
  #flags: readonly MarkerFlag[] = [];
  #marks: readonly (readonly Mark[])[] = [];

  constructor(host: HTMLElement, link: ChartLink, input: PlotInput, listener: PlotListener) {
    this.#host = host;
    this.#link = link;
    this.#input = input;
    this.#listener = listener;
    this.zooming = new Zooming(link, () => ({
      axis: this.#input.axis, view: this.#view, full: this.#full(), narrowest: narrowest[this.#input.axis], cursor: this.#cursorX(),
      stepsOf: (view) => stepsInView(this.#prepared, this.#input.axis, view),
    }));
    this.#loop = new DrawLoop(host, () => this.#draw());
    this.#stopListening = link.subscribe((changed) => (changed === 'cursor' ? this.#requestCursor() : this.#loop.request()));
  }

  /** The element over the plotting area, for pointers; `null` before the first drawing. */
  get over(): HTMLElement | null {
    return this.#frame?.over ?? null;
  }

  show(input: PlotInput): void {
    const before = this.#input;
    this.#input = input;
    this.#isStale = true;
    if (before.axis !== input.axis || before.log !== input.log || before.unit !== input.unit || before.hasFlags !== input.hasFlags) this.#discardFrame();
    this.#loop.request();
  }

  destroy(): void {
    this.#stopListening();
    this.#loop.stop();
    frameQueue.forget(this.#cursorDrawing);
    this.#link.withdraw(this);
    if (this.#link.cursor?.source === this) this.#link.setCursor(null);
    this.#discardFrame();
  }

  /** Puts the shared cursor at a place 0 … 1 across the plot, on the nearest row; `null` takes it away. */
  pointAt(place: number | null): void {
    if (place === null) return this.#link.setCursor(null);
    this.#pointAtX(snapTo(this.#prepared, this.#view.from + (this.#view.to - this.#view.from) * place));
  }

  /** Moves the cursor to the next row left (-1) or right (1) of it, or to the first or last; the view follows. */
  moveCursor(to: 1 | -1 | 'first' | 'last'): void {
    const ends = xExtent(this.#prepared);
    if (!ends) return;
    const at = this.#cursorX();
    const edge = to === 1 ? this.#view.from : this.#view.to;
    const x = to === 'first' ? ends.from : to === 'last' ? snapTo(this.#prepared, ends.to) : Number.isNaN(at) ? snapTo(this.#prepared, edge) : nextX(this.#prepared, at, to);
    this.#pointAtX(x);
    const { from, to: end } = this.#view;
    if (x < from || x > end) this.zooming.pan((x - (from + end) / 2) / (end - from));
  }

  /** Brings those steps into view, and puts the cursor on their middle. */
  focus(steps: StepRange): void {
    this.#prepare();
    const { axis } = this.#input;
    const view = viewAroundSteps(this.#prepared, axis, steps);
    if (view) this.zooming.to(view);
    // In no chart's name: all of them are asked to do this, and none of them is being pointed at.
    this.#pointAtX(snapTo(this.#prepared, xOfStep(this.#prepared, axis, (steps.from + steps.to) / 2)), this.#link);
  }

  #pointAtX(x: number, source: object = this): void {
    if (Number.isNaN(x)) return;
    const { axis } = this.#input;
    const step = axis === 'step' ? x : (readingsAt(this.#prepared, x).at(0)?.step ?? NaN);
    this.#link.setCursor({ axis, x, step, source } satisfies LinkedCursor);
  }

  /** Place of the shared cursor on this axis, NaN without one. */
  #cursorX(): number {
    const { cursor } = this.#link;
    if (!cursor) return NaN;
    return cursor.axis === this.#input.axis ? cursor.x : xOfStep(this.#prepared, this.#input.axis, cursor.step);
  }

  #full(): View {
    return this.#link.extent(this.#input.axis) ?? xExtent(this.#prepared) ?? { from: 0, to: 1 };
  }

  #discardFrame(): void {
    this.#frame?.destroy();
    this.#frame = null;
    this.#range.reset();
  }

  #requestCursor(): void {
    if (this.#loop.isVisible) frameQueue.request(this.#cursorDrawing);
  }

  #draw(): void {
    const size = { width: this.#host.clientWidth, height: this.#host.clientHeight };
    if (size.width < 40 || size.height < 40) return;
    this.#prepare();
    this.#place();
    const frame = this.#frame;
    if (!frame) {
      this.#frame = createFrame(this.#host, size, this.#input, () => ({ view: this.#view, range: this.#range.shown }), (made) => this.#paint(made));
      this.#overlay.attach(this.#frame);
      // uPlot lays itself out in a microtask; what depends on the layout comes with the next frame.
      return this.#loop.request();
    }
    frame.batch(() => {
      if (frame.width !== size.width || frame.height !== size.height) frame.setSize(size);
      frame.setScale('x', { min: this.#view.from, max: this.#view.to });
      frame.setScale('y', { min: this.#range.shown.from, max: this.#range.shown.to });
    });
    this.#listener.onNotes(noteMarks(this.#prepared, this.#marks, this.#view, this.#viewKey !== ''));
    this.#listener.onFlags(this.#flags, { left: frame.bbox.left / uPlot.pxRatio, width: frame.bbox.width / uPlot.pxRatio });
    this.#drawCursor();
  }

  #prepare(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const { series, axis, smoothing } = this.#input;
    this.#prepared = this.#cache.prepare(series, axis, smoothing);
    this.#link.report(this, axis, xExtent(this.#prepared));
  }

  /** Decides view and range for this drawing. */
  #place(): void {
    const { axis, log, band } = this.#input;
    const linked = this.#link.view;
    const zoomed = linked && (linked.axis === axis ? linked.view : viewOfSteps(this.#prepared, axis, linked.steps));
    this.#view = zoomed ?? this.#full();
    const floor = log ? 0 : -Infinity;
    const data = valueExtent(this.#prepared, this.#view, floor);
    const extent = data && band ? { from: band.from > floor ? Math.min(data.from, band.from) : data.from, to: Math.max(data.to, band.to) } : data;
    const viewKey = zoomed ? `${zoomed.from} ${zoomed.to}` : '';
    const isMoving = this.#range.follow(extent, log, viewKey !== this.#viewKey, performance.now(), wantsStillness());
    this.#viewKey = viewKey;
    if (isMoving) this.#loop.request();
  }

  #paint(frame: uPlot): void {
    const { bbox, ctx } = frame;
    const { markers, band, thresholds, axis, log } = this.#input;
    const theme = chartTheme();
    const canvas: Canvas = {
      context: ctx, ratio: uPlot.pxRatio, ...bbox, view: this.#view, floor: log ? 0 : -Infinity,
      xAt: (value) => frame.valToPos(value, 'x', true),
      yAt: (value) => frame.valToPos(value, 'y', true),
    };
    this.#flags = placeMarkers(markers, (marker) => frame.valToPos(xOfStep(this.#prepared, axis, marker.step), 'x'), bbox.width / canvas.ratio);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    if (band) drawBand(canvas, band, theme);
    for (const threshold of thresholds) drawThreshold(canvas, threshold, theme);
    drawPoles(canvas, this.#flags, theme);
    const colours = this.#prepared.map(({ series }) => theme.colour(series.colour));
    this.#marks = this.#prepared.map((prepared, index) => drawSeries(canvas, prepared, colours[index]!));
    ctx.restore();
    this.#prepared.forEach((prepared, index) => drawMarks(canvas, this.#marks[index]!, prepared.x, colours[index]!, theme.surface));
  }

  #drawCursor(): void {
    const frame = this.#frame;
    if (!frame || !this.#loop.isVisible) return;
    const x = this.#cursorX();
    const [width, height] = [frame.bbox.width / uPlot.pxRatio, frame.bbox.height / uPlot.pxRatio];
    const left = frame.valToPos(x, 'x');
    if (!(left >= -0.5 && left <= width + 0.5)) {
      this.#overlay.hide();
      return this.#listener.onReadings(lastReadings(this.#prepared), null, this.#prepared);
    }
    const readings = readingsAt(this.#prepared, x);
    this.#overlay.show(frame, left, readings, this.#prepared, { height, log: this.#input.log });
    this.#listener.onReadings(readings, { left, width, isOwn: this.#link.cursor?.source === this }, this.#prepared);
  }
}

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
