import type { ValueUnit } from './chart-types.ts';
import { formatValue } from './format-value.ts';
import type { ColourScale } from './heatmap-cells.ts';
import type { ChartWords } from './words.ts';

interface HeatmapLegendProps {
  readonly scale: ColourScale;
  readonly unit: ValueUnit;
  readonly words: ChartWords;
}

/** What the colours mean: the ends of the scale with their unit, its middle where it diverges, and the hatch of NaN. */
export function HeatmapLegend({ scale, unit, words }: HeatmapLegendProps) {
  const { from, to, centre, isLog } = scale;
  const reach = centre === undefined ? 0 : Math.max(Math.abs(to - centre), Math.abs(centre - from));
  const [low, high] = centre === undefined ? [from, to] : [centre - reach, centre + reach];
  return (
    <span className="heatmap-legend">
      {isLog && <span>{words.logScale}</span>}
      <span className="chart-value">{formatValue(low, unit)}</span>
      <span className={centre === undefined ? 'heatmap-ramp' : 'heatmap-ramp heatmap-ramp-diverging'} />
      <span className="chart-value">{formatValue(high, unit)}</span>
      <span className="heatmap-hatch" />
      <span>NaN, ∞</span>
    </span>
  );
}
