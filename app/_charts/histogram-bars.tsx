import { formatCount, formatValue } from './format-value.ts';
import { gridTicks, type HistogramGrid, type HistogramRow, nonFiniteIn } from './histogram-grid.ts';
import { type ChartWords, fill } from './words.ts';

interface HistogramBarsProps {
  readonly grid: HistogramGrid;
  readonly row: HistogramRow;
  readonly colour: string;
  readonly categories: readonly string[] | undefined;
  readonly words: ChartWords;
  /** CSS pixels. */
  readonly width: number;
  /** Share that is drawn full height, for histograms beside each other; its own largest when left out. */
  readonly mostShare?: number;
  readonly margin: { readonly left: number; readonly right: number };
}

const height = 84;
const axisHeight = 18;

/** One histogram as bars over the axis it shares with the picture above; each bar says its range, count and share. */
export function HistogramBars({ grid, row, colour, categories, words, width, mostShare, margin }: HistogramBarsProps) {
  const inner = Math.max(1, width - margin.left - margin.right);
  const bins = row.counts.length;
  const most = mostShare === undefined ? row.counts.reduce((largest, count) => Math.max(largest, count), 0) : mostShare * row.total;
  const ticks = gridTicks(grid, Math.max(2, Math.floor(inner / 58)));
  return (
    <svg className="histogram-bars" width={width} height={height + axisHeight} role="img" aria-label={barsLabel(grid, row, words)}>
      <text x={margin.left - 8} y="10" textAnchor="end" className="histogram-tick">{row.total > 0 ? formatValue(most / row.total, 'ratio') : ''}</text>
      {Array.from(row.counts, (count, bin) => {
        if (count === 0) return null;
        const tall = Math.max(1, (count / most) * (height - 4));
        return (
          <rect key={bin} x={margin.left + (bin / bins) * inner} y={height - tall} width={Math.max(0.75, inner / bins - 1)} height={tall} fill={bin === grid.zeroBin ? 'var(--ink-faint)' : colour}>
            <title>{binText(grid, row, bin, categories, words)}</title>
          </rect>
        );
      })}
      <line x1={margin.left} x2={margin.left + inner} y1={height + 0.5} y2={height + 0.5} stroke="var(--rule-strong)" />
      {ticks.map(({ place, value }) => (
        <text key={place} x={margin.left + (place / bins) * inner} y={height + 14} textAnchor="middle" className="histogram-tick">
          {grid.kind === 'category' ? (categories?.[value] ?? value) : formatValue(value)}
        </text>
      ))}
    </svg>
  );
}

/** Range (or category), count and share of one bin. */
export function binText(grid: HistogramGrid, row: HistogramRow, bin: number, categories: readonly string[] | undefined, words: ChartWords): string {
  const count = row.counts[bin]!;
  const numbers = { count: formatCount(count), share: formatValue(row.total > 0 ? count / row.total : 0, 'ratio') };
  if (grid.kind === 'category') return fill(words.histogramCategory, { name: categories?.[bin] ?? String(bin), ...numbers });
  if (bin === grid.zeroBin) return fill(words.histogramCategory, { name: words.zero, ...numbers });
  return fill(words.histogramBin, { from: formatValue(grid.edges[bin]!), to: formatValue(grid.edges[bin + 1]!), ...numbers });
}

/** Non-finite counts of a row in words, empty when there are none. */
export function nonFiniteText(row: HistogramRow, words: ChartWords): string {
  if (nonFiniteIn(row) === 0) return '';
  return fill(words.histogramNonFinite, { nan: formatCount(row.nan), positive: formatCount(row.positiveInfinity), negative: formatCount(row.negativeInfinity) });
}

function barsLabel(grid: HistogramGrid, row: HistogramRow, words: ChartWords): string {
  const parts = [fill(words.histogramStep, { step: formatCount(row.step) }), `${words.count} ${formatCount(row.total)}`];
  if (grid.zeroBin >= 0) parts.push(binText(grid, row, grid.zeroBin, undefined, words));
  return [...parts, nonFiniteText(row, words)].filter(Boolean).join(', ');
}
