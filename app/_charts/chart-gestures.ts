import type { Zooming } from './zooming.ts';

/** What a pointer can do with a picture. Places are 0 … 1 across the plot. */
interface GestureTarget {
  pointAt(place: number | null): void;
  readonly zooming: Zooming;
}

/** CSS pixels a press must travel before it is a selection and not a click. */
const dragThreshold = 4;

/**
 * Turns the pointers over `area` into what a chart does: hovering points, dragging selects a range, two fingers pinch,
 * Ctrl with the wheel (and a trackpad's pinch) zooms, double click shows all. One finger points; vertical swipes scroll
 * the page. Returns what takes the listeners away.
 */
export function listenToPointers(area: HTMLElement, target: GestureTarget): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal };
  const fingers = new Map<number, number>();
  const selection = document.createElement('div');
  selection.className = 'chart-selection';
  let pressedAt: number | null = null;
  let hasSelected = false;
  let pinchTo: ((now: readonly [number, number]) => void) | null = null;

  const placeOf = (event: { clientX: number }): number => {
    const box = area.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  };
  const twoPlaces = (): [number, number] => {
    const [a = 0, b = 0] = fingers.values();
    return a <= b ? [a, b] : [b, a];
  };
  const letGo = (): void => {
    pressedAt = null;
    selection.remove();
  };

  area.addEventListener('pointerdown', (event) => {
    // Flags and other buttons over the plot take their own clicks.
    if (event.target instanceof Element && event.target.closest('button')) return;
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, placeOf(event));
      if (fingers.size === 2) pinchTo = target.zooming.pinch(twoPlaces());
      target.pointAt(placeOf(event));
    } else if (event.button === 0) {
      pressedAt = placeOf(event);
      area.setPointerCapture(event.pointerId);
    }
  }, options);

  area.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, place);
    if (pinchTo && fingers.size === 2) return pinchTo(twoPlaces());
    if (event.pointerType === 'touch' && !fingers.has(event.pointerId)) return;
    target.pointAt(Math.min(1, Math.max(0, place)));
    if (pressedAt === null) return;
    const { width } = area.getBoundingClientRect();
    if (Math.abs(place - pressedAt) * width < dragThreshold) return selection.remove();
    const [from, to] = [Math.max(0, Math.min(place, pressedAt)), Math.min(1, Math.max(place, pressedAt))];
    selection.style.left = `${from * 100}%`;
    selection.style.width = `${(to - from) * 100}%`;
    if (!selection.isConnected) area.append(selection);
  }, options);

  area.addEventListener('pointerup', (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size < 2) pinchTo = null;
    hasSelected = pressedAt !== null && selection.isConnected;
    if (hasSelected) target.zooming.between(pressedAt!, placeOf(event));
    letGo();
  }, options);

  area.addEventListener('pointercancel', (event) => {
    fingers.delete(event.pointerId);
    pinchTo = null;
    letGo();
  }, options);

  area.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && pressedAt === null) target.pointAt(null);
  }, options);

  area.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    target.zooming.by(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.01), placeOf(event));
  }, { ...options, passive: false });

  // The click that ends a selection is not meant for what lies under it.
  area.addEventListener('click', (event) => {
    if (hasSelected) event.stopPropagation();
    hasSelected = false;
  }, { ...options, capture: true });

  area.addEventListener('dblclick', () => target.zooming.to(null), options);

  return () => {
    ended.abort();
    letGo();
  };
}

/** What a key can do with a chart. */
interface KeyTarget {
  moveCursor(to: 1 | -1 | 'first' | 'last'): void;
  pointAt(place: null): void;
  readonly zooming: Pick<Zooming, 'by' | 'pan' | 'to'>;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Does what a zooming key asks for (+ − 0, Shift with an arrow, Escape) and says whether it was one. */
export function obeyZoomKey(event: Key, target: Omit<KeyTarget, 'moveCursor'>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.shiftKey && event.key.startsWith('Arrow') ? `Shift ${event.key}` : event.key) {
    case 'Shift ArrowLeft': target.zooming.pan(-0.2); return true;
    case 'Shift ArrowRight': target.zooming.pan(0.2); return true;
    case '+': case '=': target.zooming.by(0.5); return true;
    case '-': case '_': target.zooming.by(2); return true;
    case '0': target.zooming.to(null); return true;
    case 'Escape': target.pointAt(null); return true;
    default: return false;
  }
}

/** Does what the key asks for and says whether it was one of ours; the caller then keeps the page from scrolling. */
export function obeyKey(event: Key, target: KeyTarget): boolean {
  if (obeyZoomKey(event, target)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowLeft': target.moveCursor(-1); return true;
    case 'ArrowRight': target.moveCursor(1); return true;
    case 'Home': target.moveCursor('first'); return true;
    case 'End': target.moveCursor('last'); return true;
    default: return false;
  }
}
