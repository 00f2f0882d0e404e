import { CircleAlert, Info, MessageSquare, TriangleAlert } from 'lucide-react';
import type { Ref } from 'react';
import { formatCount } from './format-value.ts';
import type { MarkerFlag } from './place-markers.ts';
import { type ChartWords, fill } from './words.ts';

const icons = { critical: TriangleAlert, warning: CircleAlert, info: Info };

interface MarkerFlagsProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly flags: readonly MarkerFlag[];
  /** CSS pixels between the chart's left edge and its plot, when the flags were placed. */
  readonly plotLeft: number;
  readonly words: ChartWords;
  readonly onMarker: ((id: string) => void) | undefined;
}

/** The incidents' flags: severity as icon and word, the step, the title on hover or focus; a click opens the worst. */
export function MarkerFlags({ ref, flags, plotLeft, words, onMarker }: MarkerFlagsProps) {
  return (
    <div ref={ref} className="chart-flags">
      {flags.map(({ markers, severity, left }) => {
        const first = markers[0]!;
        const Icon = first.kind === 'comment' ? MessageSquare : icons[severity];
        const lines = markers.map((marker) => `${marker.kind === 'comment' ? words.comment : words.severity[marker.severity]} · ${words.step} ${formatCount(marker.step)} · ${marker.title}`);
        return (
          // The place of the first drawing; from then on moveFlags moves it.
          <button
            key={first.id} type="button" className="chart-flag" data-severity={severity} style={{ transform: `translateX(${plotLeft + left}px)` }}
            aria-label={lines.join('; ')} onClick={() => onMarker?.(first.id)}
          >
            <Icon size={12} aria-hidden="true" />
            <span>{markers.length > 1 ? `${formatCount(first.step)} +${markers.length - 1}` : formatCount(first.step)}</span>
            <span className="chart-flag-title" aria-hidden="true">
              {markers.length > 1 && <b>{fill(words.markersHere, { count: markers.length })}</b>}
              {lines.slice(0, 6).map((line) => <span key={line}>{line}</span>)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** Moves the flags to where their steps are drawn now. */
export function moveFlags(layer: HTMLElement | null, flags: readonly MarkerFlag[], plot: { readonly left: number; readonly width: number }): void {
  if (!layer) return;
  for (const [index, flag] of flags.entries()) {
    const element = layer.children[index];
    if (!(element instanceof HTMLElement)) continue;
    element.style.transform = `translateX(${plot.left + flag.left}px)`;
    element.dataset.side = flag.left > plot.width / 2 ? 'left' : 'right';
  }
}
