import { formatCount } from './format-value.ts';
import type { PlotNotes } from './series-plot.ts';
import { type ChartWords, fill } from './words.ts';

/** What the lines of a chart cannot say, in words; empty when there is nothing. */
export function notesText(notes: PlotNotes, words: ChartWords): string {
  const parts: string[] = [];
  const count = (template: string, one: string, value: number, more: Record<string, string> = {}): void => {
    if (value > 0) parts.push(fill(value === 1 ? one : template, { count: formatCount(value), ...more }));
  };
  count(words.nonFinite, words.nonFiniteOne, notes.nonFinite, { step: formatCount(notes.firstNonFiniteStep) });
  count(words.clipped, words.clippedOne, notes.clipped);
  return parts.join(' · ');
}
