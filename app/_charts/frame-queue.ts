/** What draws: asked at most once per frame, however often it was requested. */
export interface Drawable {
  draw(): void;
}

export interface FrameClock {
  requestFrame(callback: () => void): void;
  now(): number;
}

/**
 * Draws whatever was requested, each at most once per animation frame. What does not fit into a frame's budget is drawn
 * in the next ones, oldest request first, so that many charts never hold up the page. A drawing that fails is dropped
 * from the queue and its error surfaces; the others still draw.
 */
export class FrameQueue {
  readonly #clock: FrameClock;
  readonly #budgetMs: number;
  readonly #waiting = new Set<Drawable>();
  #isScheduled = false;

  constructor(clock: FrameClock, budgetMs = 20) {
    this.#clock = clock;
    this.#budgetMs = budgetMs;
  }

  request(drawable: Drawable): void {
    this.#waiting.add(drawable);
    this.#schedule();
  }

  forget(drawable: Drawable): void {
    this.#waiting.delete(drawable);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#clock.requestFrame(() => {
      this.#isScheduled = false;
      this.#run();
    });
  }

  #run(): void {
    const started = this.#clock.now();
    // A copy: what asks again while drawing gets the next frame.
    for (const drawable of [...this.#waiting]) {
      this.#waiting.delete(drawable);
      try {
        drawable.draw();
      } catch (error) {
        if (this.#waiting.size > 0) this.#schedule();
        throw error;
      }
      if (this.#clock.now() - started >= this.#budgetMs) break;
    }
    if (this.#waiting.size > 0) this.#schedule();
  }
}

/** The queue of this browser window. */
export const frameQueue = new FrameQueue({ requestFrame: (callback) => void requestAnimationFrame(callback), now: () => performance.now() });
