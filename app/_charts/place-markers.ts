import type { Severity } from '../../lib/protocol/cause.ts';
import type { ChartMarker } from './chart-types.ts';

/** Incidents whose flags would overlap, under one flag. */
export interface MarkerFlag {
  /** CSS pixels from the left end of the plot. */
  readonly left: number;
  readonly severity: Severity;
  readonly markers: readonly ChartMarker[];
}

const rank: Readonly<Record<Severity, number>> = { critical: 0, warning: 1, info: 2 };

/**
 * One flag for all markers closer than `spacing` pixels to the first of them, left to right, with the worst severity and
 * the worst incident first. Markers outside 0 … width, or without a place (NaN), have none.
 */
export function placeMarkers(markers: readonly ChartMarker[], place: (marker: ChartMarker) => number, width: number, spacing = 18): MarkerFlag[] {
  const placed = markers
    .map((marker) => ({ marker, left: place(marker) }))
    .filter(({ left }) => left >= -0.5 && left <= width + 0.5)
    .sort((a, b) => a.left - b.left);
  const groups: { left: number; markers: ChartMarker[] }[] = [];
  for (const { marker, left } of placed) {
    const open = groups.at(-1);
    if (open && left - open.left < spacing) open.markers.push(marker);
    else groups.push({ left, markers: [marker] });
  }
  return groups.map(({ left, markers: members }) => {
    const sorted = [...members].sort((a, b) => rank[a.severity] - rank[b.severity]);
    return { left, severity: sorted[0]!.severity, markers: sorted };
  });
}
