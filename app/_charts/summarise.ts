import { formatCount, formatValue } from './format-value.ts';
import type { PreparedSeries } from './prepared-series.ts';
import { summaryOf } from './readout.ts';
import type { ValueUnit } from './chart-types.ts';
import { type ChartWords, fill } from './words.ts';

const most = 8;

/** One sentence per series for those who cannot see the curve: newest, smallest and largest value. */
export function summarise(title: string, prepared: readonly PreparedSeries[], words: ChartWords, unit: ValueUnit): string {
  const withRows = prepared.filter(({ stretches }) => stretches.length > 0);
  if (withRows.length === 0) return title;
  const sentences = withRows.slice(0, most).map((each) => {
    const { last, min, max } = summaryOf(each);
    return fill(words.seriesSummary, { label: each.series.label, last: formatValue(last, unit), min: formatValue(min, unit), max: formatValue(max, unit) });
  });
  const steps = withRows.map(({ series }) => [series.step[0]!, series.step[series.step.length - 1]!] as const);
  const from = Math.min(...steps.map(([first]) => first));
  const to = Math.max(...steps.map(([, last]) => last));
  return fill(words.chartSummary, { title, from: `${words.step} ${formatCount(from)}`, to: formatCount(to), summary: sentences.join('; ') });
}
