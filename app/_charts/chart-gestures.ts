import type { View } from './decimate.ts';

/** What a pointer can do with a chart. Places are 0 … 1 across the plot. */
export interface GestureTarget {
  pointAt(place: number | null): void;
  zoomBetween(a: number, b: number): void;
  zoom(factor: number, place?: number): void;
  pinchFrom(): View;
  pinchTo(start: View, before: readonly [number, number], now: readonly [number, number]): void;
  resetZoom(): void;
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
  let pinchStart: { view: View; places: readonly [number, number] } | null = null;

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
      if (fingers.size === 2) pinchStart = { view: target.pinchFrom(), places: twoPlaces() };
      target.pointAt(placeOf(event));
    } else if (event.button === 0) {
      pressedAt = placeOf(event);
      area.setPointerCapture(event.pointerId);
    }
  }, options);

  area.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, place);
    if (pinchStart && fingers.size === 2) return target.pinchTo(pinchStart.view, pinchStart.places, twoPlaces());
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
    if (fingers.size < 2) pinchStart = null;
    hasSelected = pressedAt !== null && selection.isConnected;
    if (hasSelected) target.zoomBetween(pressedAt!, placeOf(event));
    letGo();
  }, options);

  area.addEventListener('pointercancel', (event) => {
    fingers.delete(event.pointerId);
    pinchStart = null;
    letGo();
  }, options);

  area.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch' && pressedAt === null) target.pointAt(null);
  }, options);

  area.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    target.zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.01), placeOf(event));
  }, { ...options, passive: false });

  // The click that ends a selection is not meant for what lies under it.
  area.addEventListener('click', (event) => {
    if (hasSelected) event.stopPropagation();
    hasSelected = false;
  }, { ...options, capture: true });

  area.addEventListener('dblclick', () => target.resetZoom(), options);

  return () => {
    ended.abort();
    letGo();
  };
}

/** What a key can do with a chart. */
export interface KeyTarget {
  moveCursor(to: 1 | -1 | 'first' | 'last'): void;
  zoom(factor: number): void;
  pan(share: number): void;
  pointAt(place: null): void;
  resetZoom(): void;
}

/** Does what the key asks for and says whether it was one of ours; the caller then keeps the page from scrolling. */
export function obeyKey(event: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean }, target: KeyTarget): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowLeft': if (event.shiftKey) target.pan(-0.2); else target.moveCursor(-1); return true;
    case 'ArrowRight': if (event.shiftKey) target.pan(0.2); else target.moveCursor(1); return true;
    case 'Home': target.moveCursor('first'); return true;
    case 'End': target.moveCursor('last'); return true;
    case '+': case '=': target.zoom(0.5); return true;
    case '-': case '_': target.zoom(2); return true;
    case '0': target.resetZoom(); return true;
    case 'Escape': target.pointAt(null); return true;
    default: return false;
  }
}
