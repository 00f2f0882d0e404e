import type { View } from './decimate.ts';
import { formatCount } from './format-value.ts';
import type { Mark } from './marks.ts';
import type { PreparedSeries } from './prepared-series.ts';
import { type ChartWords, fill } from './words.ts';

/** What a picture holds that its lines do not say. */
export interface PlotNotes {
  /** Values a logarithmic axis has no place for. */
  readonly clipped: number;
  readonly nonFinite: number;
  /** Infinity when there is none. */
  readonly firstNonFiniteStep: number;
  readonly isZoomed: boolean;
  /** There are rows, but none in view. */
  readonly isBlank: boolean;
  /** False when there are rows but none has a place on this axis. */
  readonly hasPlace: boolean;
}

/** The notes to a drawing: `marks[i]` are those drawn for `prepared[i]`. */
export function noteMarks(prepared: readonly PreparedSeries[], marks: readonly (readonly Mark[])[], view: View, isZoomed: boolean): PlotNotes {
  let clipped = 0;
  let nonFinite = 0;
  let firstNonFiniteStep = Infinity;
  prepared.forEach(({ series }, index) => {
    for (const mark of marks[index] ?? []) {
      if (mark.kind === 'clipped') clipped += mark.count;
      else {
        nonFinite += mark.count;
        firstNonFiniteStep = Math.min(firstNonFiniteStep, series.step[mark.row]!);
      }
    }
  });
  const stretches = prepared.flatMap((each) => each.stretches.map((rows) => ({ rows, x: each.x })));
  const isBlank = stretches.length > 0 && stretches.every(({ rows, x }) => x[rows.to - 1]! < view.from || x[rows.from]! > view.to);
  return { clipped, nonFinite, firstNonFiniteStep, isZoomed, isBlank, hasPlace: stretches.length > 0 || prepared.every(({ series }) => series.step.length === 0) };
}

export function isSameNotes(a: PlotNotes, b: PlotNotes): boolean {
  return a.clipped === b.clipped && a.nonFinite === b.nonFinite && a.firstNonFiniteStep === b.firstNonFiniteStep && a.isZoomed === b.isZoomed && a.isBlank === b.isBlank && a.hasPlace === b.hasPlace;
}

/** The notes in words; empty when the lines say it all. */
export function notesText(notes: PlotNotes, words: ChartWords): string {
  if (notes.isBlank) return words.nothingInView;
  const parts: string[] = [];
  const count = (template: string, one: string, value: number, more: Record<string, string> = {}): void => {
    if (value > 0) parts.push(fill(value === 1 ? one : template, { count: formatCount(value), ...more }));
  };
  count(words.nonFinite, words.nonFiniteOne, notes.nonFinite, { step: formatCount(notes.firstNonFiniteStep) });
  count(words.clipped, words.clippedOne, notes.clipped);
  return parts.join(' · ');
}
