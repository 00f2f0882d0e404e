/** What canvases are painted with: the page's own tokens, read from the document when drawn. */
export interface ChartTheme {
  readonly surface: string;
  readonly grid: string;
  readonly axis: string;
  readonly ink: string;
  readonly band: string;
  readonly bandInk: string;
  readonly severity: { readonly critical: string; readonly warning: string; readonly info: string };
  /** CSS font for a size in pixels. */
  font(size: number): string;
  /** A colour as the canvas understands it: looks `var(--name)` up. */
  colour(value: string): string;
}

let current: ChartTheme | null = null;
const listeners = new Set<() => void>();

/** The theme the document shows now; read once per change of theme. */
export function chartTheme(): ChartTheme {
  if (current) return current;
  const theme = readTheme();
  if (theme.surface !== '') current = theme;
  return theme;
}

/** Whether the style sheet has arrived; before, there is nothing to paint with. */
export function hasTheme(): boolean {
  return chartTheme().surface !== '';
}

/** Calls the listener after every change of theme until the returned function is called. */
export function subscribeToTheme(listener: () => void): () => void {
  if (listeners.size === 0) startWatching();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stopWatching();
  };
}

let observer: MutationObserver | null = null;
let media: MediaQueryList | null = null;

function startWatching(): void {
  observer = new MutationObserver(announce);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
  media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', announce);
  current = null;
}

function stopWatching(): void {
  observer?.disconnect();
  media?.removeEventListener('change', announce);
}

function announce(): void {
  current = null;
  for (const listener of [...listeners]) listener();
}

function readTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const family = getComputedStyle(document.body).fontFamily;
  return {
    surface: token('--surface'),
    grid: token('--chart-grid'),
    axis: token('--chart-axis'),
    ink: token('--ink'),
    band: token('--chart-band'),
    bandInk: token('--healthy'),
    severity: { critical: token('--critical'), warning: token('--warning'), info: token('--info') },
    font: (size) => `${size}px ${family}`,
    colour: (value) => {
      const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
      return name ? token(name) : value;
    },
  };
}
