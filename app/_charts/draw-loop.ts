import { type Drawable, frameQueue } from './frame-queue.ts';
import { hasTheme, subscribeToTheme } from './theme.ts';

/**
 * Draws when asked, when the host comes into view, changes size, or the theme changes; at most once per animation frame
 * and never while the host is out of view.
 */
export class DrawLoop implements Drawable {
  readonly #paint: () => void;
  readonly #stops: (() => void)[];
  #isVisible = false;

  constructor(host: Element, paint: () => void) {
    this.#paint = paint;
    const seen = new IntersectionObserver((entries) => {
      this.#isVisible = entries.at(-1)?.isIntersecting ?? false;
      this.request();
    }, { rootMargin: '80px' });
    seen.observe(host);
    const sized = new ResizeObserver(() => this.request());
    sized.observe(host);
    this.#stops = [() => seen.disconnect(), () => sized.disconnect(), subscribeToTheme(() => this.request())];
  }

  get isVisible(): boolean {
    return this.#isVisible;
  }

  request(): void {
    if (this.#isVisible) frameQueue.request(this);
  }

  draw(): void {
    if (!this.#isVisible) return;
    if (hasTheme()) this.#paint();
    else this.request();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    frameQueue.forget(this);
  }
}

/** The canvas at that size in CSS pixels, with a context that draws in CSS pixels and nothing on it. */
export function clearedCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')!;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
