import uPlot from 'uplot';
import type { ChartLink, LinkedCursor } from './chart-link.ts';
import type { ChartMarker, ChartSeries, HealthyBand, StepRange, Threshold, ValueUnit, XAxis } from './chart-types.ts';
import type { View } from './decimate.ts';
import { DrawLoop } from './draw-loop.ts';
import { drawBand, drawPoles, drawThreshold } from './draw-references.ts';
import { type Canvas, drawMarks, drawSeries } from './draw-series.ts';
import { type Drawable, frameQueue } from './frame-queue.ts';
import type { Mark, MarkKind } from './marks.ts';
import { type MarkerFlag, placeMarkers } from './place-markers.ts';
import { createFrame } from './plot-frame.ts';
import { type PreparedSeries, prepareSeries, stepsInView, valueExtent, viewOfSteps, xExtent, xOfStep } from './prepared-series.ts';
import { lastReadings, nextX, type Reading, readingsAt, snapTo } from './readout.ts';
import { sparseness } from './smooth.ts';
import { chartTheme } from './theme.ts';
import { mixRanges, settleRange, type ValueRange } from './value-range.ts';
import { epochClock } from './x-position.ts';
import { panBy, pinch, zoomAround } from './zoom.ts';

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

/** What the picture holds that its lines do not say. */
export interface PlotNotes {
  readonly clipped: number;
  readonly nonFinite: number;
  readonly firstNonFiniteStep: number;
  readonly isZoomed: boolean;
  /** False when there are rows but none has a place on this axis. */
  readonly hasPlace: boolean;
}

export interface PlotCursor {
  /** CSS pixels from the left end of the plot, which is `width` wide. */
  readonly left: number;
  readonly width: number;
  readonly x: number;
  /** This chart put it there. */
  readonly isOwn: boolean;
}

export interface PlotListener {
  /** After every drawing and every move of the cursor: what the series say there, or say last when there is none. */
  onReadings(readings: readonly Reading[], cursor: PlotCursor | null, prepared: readonly PreparedSeries[]): void;
  onNotes(notes: PlotNotes): void;
  onFlags(flags: readonly MarkerFlag[], plot: { readonly left: number; readonly width: number }): void;
}

const settleMs = 140;

/** Draws one chart into `host` and keeps it true to its input, the shared cursor and zoom, the theme and its size. */
export class SeriesPlot {
  readonly #host: HTMLElement;
  readonly #link: ChartLink;
  readonly #listener: PlotListener;
  readonly #loop: DrawLoop;
  readonly #stopListening: () => void;
  readonly #overlay: Drawable = { draw: () => this.#drawCursor() };
  readonly #hairline = document.createElement('div');
  readonly #dots: HTMLElement[] = [];
  #frame: uPlot | null = null;
  #input: PlotInput;
  #prepared: readonly PreparedSeries[] = [];
  readonly #kept = new Map<string, { readonly series: ChartSeries; readonly axis: XAxis; readonly weight: number; readonly prepared: PreparedSeries }>();
  #isStale = true;
  #view: View = { from: 0, to: 1 };
  #viewKey = '';
  #target: ValueRange | null = null;
  #shown: ValueRange = { from: 0, to: 1 };
  #movedFrom: ValueRange | null = null;
  #movedAtMs = 0;
  #flags: readonly MarkerFlag[] = [];
  #marks: readonly { readonly kind: MarkKind; readonly count: number; readonly step: number }[] = [];

  constructor(host: HTMLElement, link: ChartLink, input: PlotInput, listener: PlotListener) {
    this.#host = host;
    this.#link = link;
    this.#input = input;
    this.#listener = listener;
    this.#hairline.className = 'chart-hairline';
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
    if (before.axis !== input.axis || before.log !== input.log || before.unit !== input.unit || before.hasFlags !== input.hasFlags) this.#rebuild();
    else this.#loop.request();
  }

  destroy(): void {
    this.#stopListening();
    this.#loop.stop();
    frameQueue.forget(this.#overlay);
    this.#link.withdraw(this);
    if (this.#link.cursor?.source === this) this.#link.setCursor(null);
    this.#frame?.destroy();
    this.#frame = null;
  }

  /** Puts the shared cursor at a place 0 … 1 across the plot, on the nearest row; `null` takes it away. */
  pointAt(place: number | null): void {
    if (place === null) return this.#link.setCursor(null);
    const x = snapTo(this.#prepared, this.#view.from + (this.#view.to - this.#view.from) * place);
    if (!Number.isNaN(x)) this.#link.setCursor(this.#cursorAt(x));
  }

  /** Moves the cursor to the next row left (-1) or right (1) of it, or to the first or last; the view follows. */
  moveCursor(to: 1 | -1 | 'first' | 'last'): void {
    const full = xExtent(this.#prepared);
    if (!full) return;
    const { cursor } = this.#link;
    const at = cursor ? this.#xOfCursor(cursor) : to === 1 ? this.#view.from : this.#view.to;
    const x = to === 'first' ? full.from : to === 'last' ? full.to : cursor ? nextX(this.#prepared, at, to) : snapTo(this.#prepared, at);
    if (Number.isNaN(x)) return;
    this.#link.setCursor(this.#cursorAt(x));
    if (x < this.#view.from || x > this.#view.to) this.#zoomTo(panBy(this.#view, this.#full(), (x - (this.#view.from + this.#view.to) / 2) / (this.#view.to - this.#view.from)));
  }

  /** Zooms around a place 0 … 1 across the plot, or around the cursor; a factor below 1 shows less. */
  zoom(factor: number, place?: number): void {
    const { cursor } = this.#link;
    const at = cursor ? this.#xOfCursor(cursor) : NaN;
    const middle = this.#view.from + (this.#view.to - this.#view.from) * (place ?? 0.5);
    const centre = place === undefined && at >= this.#view.from && at <= this.#view.to ? at : middle;
    this.#zoomTo(zoomAround(this.#view, this.#full(), centre, factor, this.#narrowest()));
  }

  pan(share: number): void {
    this.#zoomTo(panBy(this.#view, this.#full(), share));
  }

  /** Shows what lies between two places 0 … 1 across the plot. */
  zoomBetween(a: number, b: number): void {
    const at = (place: number): number => this.#view.from + (this.#view.to - this.#view.from) * Math.min(1, Math.max(0, place));
    const from = Math.min(at(a), at(b));
    this.#zoomTo({ from, to: Math.max(from + this.#narrowest(), Math.max(at(a), at(b))) });
  }

  /** The view now, to be given back to `pinchTo` while two fingers move. */
  pinchFrom(): View {
    return this.#view;
  }

  pinchTo(start: View, before: readonly [number, number], now: readonly [number, number]): void {
    this.#zoomTo(pinch(start, this.#full(), before, now, this.#narrowest()));
  }

  resetZoom(): void {
    this.#zoomTo(null);
  }

  /** Brings those steps into view, with some room around them, and puts the cursor on their middle. */
  focus(steps: StepRange): void {
    this.#prepare();
    const room = Math.max(5, (steps.to - steps.from) * 0.5);
    const view = viewOfSteps(this.#prepared, this.#input.axis, { from: steps.from - room, to: steps.to + room });
    if (view) this.#zoomTo(view);
    const x = snapTo(this.#prepared, xOfStep(this.#prepared, this.#input.axis, (steps.from + steps.to) / 2));
    // In no chart's name: all of them are asked to do this, and none of them is being pointed at.
    if (!Number.isNaN(x)) this.#link.setCursor({ ...this.#cursorAt(x), source: this.#link });
  }

  #draw(): void {
    const width = this.#host.clientWidth;
    const height = this.#host.clientHeight;
    if (width < 40 || height < 40) return;
    this.#prepare();
    this.#place();
    if (!this.#frame) {
      this.#frame = createFrame(this.#host, { width, height }, this.#input, () => ({ view: this.#view, range: this.#shown }), (frame) => this.#paint(frame));
      this.#frame.over.append(this.#hairline);
      // uPlot lays itself out in a microtask; what depends on the layout comes with the next frame.
      return this.#loop.request();
    }
    const frame = this.#frame;
    frame.batch(() => {
      if (frame.width !== width || frame.height !== height) frame.setSize({ width, height });
      frame.setScale('x', { min: this.#view.from, max: this.#view.to });
      frame.setScale('y', { min: this.#shown.from, max: this.#shown.to });
    });
    this.#tell();
    this.#drawCursor();
  }

  #requestCursor(): void {
    if (this.#loop.isVisible) frameQueue.request(this.#overlay);
  }

  #rebuild(): void {
    this.#frame?.destroy();
    this.#frame = null;
    this.#target = null;
    this.#loop.request();
  }

  #prepare(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const { series, axis, smoothing } = this.#input;
    const clock = axis === 'epoch' ? epochClock(series) : null;
    const sparser = smoothing > 0 ? sparseness(series) : [];
    this.#prepared = series.map((each, index) => {
      const weight = smoothing > 0 ? smoothing ** sparser[index]! : 0;
      const kept = this.#kept.get(each.name);
      // Every series has a say in the epoch clock, so there a new row anywhere moves all.
      if (kept?.series === each && kept.axis === axis && kept.weight === weight && axis !== 'epoch') return kept.prepared;
      const prepared = prepareSeries(each, axis, clock, weight);
      this.#kept.set(each.name, { series: each, axis, weight, prepared });
      return prepared;
    });
    for (const name of this.#kept.keys()) if (!series.some((each) => each.name === name)) this.#kept.delete(name);
    this.#link.report(this, axis, xExtent(this.#prepared));
  }

  /** Decides view and range for this drawing. */
  #place(): void {
    const { axis, log, band } = this.#input;
    const linked = this.#link.view;
    const zoomed = linked && (linked.axis === axis ? linked.view : viewOfSteps(this.#prepared, axis, linked.steps));
    this.#view = zoomed ?? this.#full();
    const floor = log ? 0 : -Infinity;
    let extent = valueExtent(this.#prepared, this.#view, floor);
    if (extent && band) extent = { from: Math.min(extent.from, band.from > floor ? band.from : extent.from), to: Math.max(extent.to, band.to) };
    const viewKey = zoomed ? `${zoomed.from} ${zoomed.to}` : '';
    const target = settleRange(this.#target, extent, log, viewKey !== this.#viewKey);
    const isFirst = this.#target === null;
    if (this.#target?.from !== target.from || this.#target.to !== target.to) {
      this.#movedFrom = isFirst || wantsStillness() ? null : this.#shown;
      this.#movedAtMs = performance.now();
    }
    this.#viewKey = viewKey;
    this.#target = target;
    const share = this.#movedFrom ? Math.min(1, (performance.now() - this.#movedAtMs) / settleMs) : 1;
    this.#shown = this.#movedFrom ? mixRanges(this.#movedFrom, target, share, log) : target;
    if (share < 1) this.#loop.request();
    else this.#movedFrom = null;
  }

  #paint(frame: uPlot): void {
    const { bbox, ctx } = frame;
    const theme = chartTheme();
    const canvas: Canvas = {
      context: ctx, ratio: uPlot.pxRatio, ...bbox, view: this.#view, floor: this.#input.log ? 0 : -Infinity,
      xAt: (value) => frame.valToPos(value, 'x', true),
      yAt: (value) => frame.valToPos(value, 'y', true),
    };
    this.#flags = placeMarkers(this.#input.markers, (marker) => frame.valToPos(xOfStep(this.#prepared, this.#input.axis, marker.step), 'x'), bbox.width / canvas.ratio);
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    if (this.#input.band) drawBand(canvas, this.#input.band, theme);
    for (const threshold of this.#input.thresholds) drawThreshold(canvas, threshold, theme);
    drawPoles(canvas, this.#flags, theme);
    const drawn = this.#prepared.map((prepared) => ({ prepared, colour: theme.colour(prepared.series.colour), marks: [] as Mark[] }));
    for (const each of drawn) each.marks = drawSeries(canvas, each.prepared, each.colour);
    ctx.restore();
    for (const { prepared, colour, marks } of drawn) drawMarks(canvas, marks, prepared.x, colour, theme.surface);
    this.#marks = drawn.flatMap(({ prepared, marks }) => marks.map(({ kind, count, row }) => ({ kind, count, step: prepared.series.step[row]! })));
  }

  #tell(): void {
    const frame = this.#frame!;
    const nonFinite = this.#marks.filter(({ kind }) => kind !== 'clipped');
    this.#listener.onNotes({
      clipped: sumOf(this.#marks.filter(({ kind }) => kind === 'clipped')),
      nonFinite: sumOf(nonFinite),
      firstNonFiniteStep: Math.min(...nonFinite.map(({ step }) => step)),
      isZoomed: this.#viewKey !== '',
      hasPlace: this.#prepared.some(({ stretches }) => stretches.length > 0) || this.#input.series.every(({ step }) => step.length === 0),
    });
    this.#listener.onFlags(this.#flags, { left: frame.bbox.left / uPlot.pxRatio, width: frame.bbox.width / uPlot.pxRatio });
  }

  #drawCursor(): void {
    if (!this.#frame || !this.#loop.isVisible) return;
    const { cursor } = this.#link;
    const x = cursor ? this.#xOfCursor(cursor) : NaN;
    const width = this.#frame.bbox.width / uPlot.pxRatio;
    const left = this.#frame.valToPos(x, 'x');
    const isShown = cursor !== null && left >= -0.5 && left <= width + 0.5;
    this.#hairline.style.display = isShown ? '' : 'none';
    if (isShown) this.#hairline.style.transform = `translateX(${left}px)`;
    const readings = isShown ? readingsAt(this.#prepared, x) : lastReadings(this.#prepared);
    this.#placeDots(isShown ? readings : []);
    this.#listener.onReadings(readings, isShown ? { left, width, x, isOwn: cursor.source === this } : null, this.#prepared);
  }

  /** A dot on each curve at the cursor, the first dozen of them. */
  #placeDots(readings: readonly Reading[]): void {
    const frame = this.#frame!;
    const theme = chartTheme();
    const height = frame.bbox.height / uPlot.pxRatio;
    let used = 0;
    for (const reading of readings.slice(0, 12)) {
      const value = reading.smoothed ?? reading.value;
      const prepared = this.#prepared.find(({ series }) => series === reading.series);
      const left = prepared ? frame.valToPos(prepared.x[reading.row]!, 'x') : NaN;
      const top = this.#input.log && value <= 0 ? NaN : frame.valToPos(value, 'y');
      if (!(top >= 0 && top <= height) || !(left >= 0)) continue;
      const dot = (this.#dots[used] ??= document.createElement('div'));
      dot.className = 'chart-dot';
      dot.style.display = '';
      dot.style.backgroundColor = theme.colour(reading.series.colour);
      dot.style.transform = `translate(${left}px, ${top}px)`;
      if (dot.parentElement !== frame.over) frame.over.append(dot);
      used++;
    }
    for (const dot of this.#dots.slice(used)) dot.style.display = 'none';
  }

  #full(): View {
    return this.#link.extent(this.#input.axis) ?? xExtent(this.#prepared) ?? { from: 0, to: 1 };
  }

  /** Two steps, a hundredth of an epoch, or 50 ms. */
  #narrowest(): number {
    return { step: 2, epoch: 0.01, time: 50 }[this.#input.axis];
  }

  #cursorAt(x: number): LinkedCursor {
    const { axis } = this.#input;
    const step = axis === 'step' ? x : (readingsAt(this.#prepared, x).at(0)?.step ?? NaN);
    return { axis, x, step, source: this };
  }

  #xOfCursor(cursor: LinkedCursor): number {
    return cursor.axis === this.#input.axis ? cursor.x : xOfStep(this.#prepared, this.#input.axis, cursor.step);
  }

  #zoomTo(view: View | null): void {
    const { axis } = this.#input;
    this.#link.setView(view && { axis, view, steps: stepsInView(this.#prepared, axis, view) });
  }
}

function sumOf(marks: readonly { readonly count: number }[]): number {
  return marks.reduce((sum, { count }) => sum + count, 0);
}

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
