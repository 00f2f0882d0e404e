import type uPlot from 'uplot';
import type { PreparedSeries } from './prepared-series.ts';
import type { Reading } from './readout.ts';
import { chartTheme } from './theme.ts';

/** Dots on more curves than this say nothing. */
const mostDots = 12;

/** The hairline at the cursor and a dot on each curve there: elements over the canvas, so that moving them draws nothing. */
export class CursorOverlay {
  readonly #hairline = document.createElement('div');
  readonly #dots: HTMLElement[] = [];

  constructor() {
    this.#hairline.className = 'chart-hairline';
    this.#hairline.style.display = 'none';
  }

  /** Moves into a new frame. */
  attach(frame: uPlot): void {
    frame.over.append(this.#hairline, ...this.#dots);
  }

  hide(): void {
    for (const element of [this.#hairline, ...this.#dots]) element.style.display = 'none';
  }

  /** Shows the hairline at `left` CSS pixels and dots at the readings; those with no place on the axis get none. */
  show(frame: uPlot, left: number, readings: readonly Reading[], prepared: readonly PreparedSeries[], size: { readonly height: number; readonly log: boolean }): void {
    this.hide();
    this.#hairline.style.display = '';
    this.#hairline.style.transform = `translateX(${left}px)`;
    const theme = chartTheme();
    readings.slice(0, mostDots).forEach((reading, index) => {
      const value = reading.smoothed ?? reading.value;
      const x = prepared.find(({ series }) => series === reading.series)?.x[reading.row] ?? NaN;
      const top = size.log && value <= 0 ? NaN : frame.valToPos(value, 'y');
      const dotLeft = frame.valToPos(x, 'x');
      if (!(top >= 0 && top <= size.height) || !(dotLeft >= 0)) return;
      const dot = (this.#dots[index] ??= this.#newDot(frame));
      dot.style.display = '';
      dot.style.backgroundColor = theme.colour(reading.series.colour);
      dot.style.transform = `translate(${dotLeft}px, ${top}px)`;
    });
  }

  #newDot(frame: uPlot): HTMLElement {
    const dot = document.createElement('div');
    dot.className = 'chart-dot';
    frame.over.append(dot);
    return dot;
  }
}
