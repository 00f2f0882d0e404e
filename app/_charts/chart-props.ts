import type { ReactNode } from 'react';
import type { HistogramResource } from '../../lib/protocol/resource.ts';
import type { ChartMarker, ChartSeries, HealthyBand, Numbers, StepRange, Threshold, ValueUnit, XAxis } from './chart-types.ts';
import type { ChartWords } from './words.ts';

/** `<ChartGroup>`: charts and heatmaps inside share cursor and zoom. Put one around each page's charts. */
export interface ChartGroupProps {
  readonly children: ReactNode;
  /** Called once, 150 ms after the reader stopped zooming, with the steps in view; `null` when all of the run is. */
  readonly onRange?: ((range: StepRange | null) => void) | undefined;
}

/**
 * `<SeriesChart>`: series over step, epoch or time. Give new `series` arrays as often as you like: it draws at most
 * once per animation frame, only while on screen, and never re-creates the canvas for new data.
 */
export interface SeriesChartProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly words: ChartWords;
  /** Default `step`. */
  readonly xAxis?: XAxis | undefined;
  /** Start with a logarithmic value axis; the reader can toggle unless `logToggle` is false. */
  readonly log?: boolean | undefined;
  readonly logToggle?: boolean | undefined;
  /** Weight of the past in the smoothed line, 0 (none, default) to 0.999. The raw envelope always stays visible. */
  readonly smoothing?: number | undefined;
  readonly unit?: ValueUnit | undefined;
  /** Height of the plot in CSS pixels, the same from skeleton to data. Default 180. */
  readonly height?: number | undefined;
  /** Give an empty list where there may be some later: the room for their flags is kept, so that the plot never moves. */
  readonly markers?: readonly ChartMarker[] | undefined;
  readonly onMarker?: ((id: string) => void) | undefined;
  readonly band?: HealthyBand | undefined;
  readonly thresholds?: readonly Threshold[] | undefined;
  /** Called 150 ms after this chart's zoom settled, with the steps in view; `null` when zoom was reset. */
  readonly onRange?: ((range: StepRange | null) => void) | undefined;
  /** Steps to bring into view (a click on an incident's number); a new object moves the chart (and its group) there. */
  readonly focus?: StepRange | undefined;
  /** True before first data: shows the skeleton. */
  readonly loading?: boolean | undefined;
  /** Said when no series has a row. */
  readonly emptyText: string;
  /** Controls to the right of the title. */
  readonly actions?: ReactNode;
}

/** `<Sparkline>`: one small line, NaN-aware, without axes. Server-renderable SVG. */
export interface SparklineProps {
  readonly values: Numbers;
  /** Sentence for screen readers, for example "train/loss, last 0.31". */
  readonly label: string;
  /** A CSS colour or `var(--name)`. */
  readonly colour?: string | undefined;
  readonly log?: boolean | undefined;
  /** CSS pixels; default 96 × 24. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** `<BandSparkline>`: a sparkline on a logarithmic scale with its healthy band; coloured by where the last value lies. */
export interface BandSparklineProps extends SparklineProps {
  readonly band: { readonly from: number; readonly to: number };
}

export interface HeatmapRow {
  /** Layer or variable. */
  readonly name: string;
  readonly label?: string | undefined;
  readonly step: Numbers;
  readonly value: Numbers;
}

/** `<LayerHeatmap>`: rows × steps of one per-layer signal. Thousands of rows scroll; only those on screen are drawn. */
export interface LayerHeatmapProps {
  readonly title: string;
  /** In the order they are to be shown. */
  readonly rows: readonly HeatmapRow[];
  readonly words: ChartWords;
  readonly unit?: ValueUnit | undefined;
  readonly scale?: 'linear' | 'log' | undefined;
  /** Fixed ends of the colour scale (a ratio: 0 … 1). Else those of the data. */
  readonly domain?: readonly [number, number] | undefined;
  /** Draws a diverging map around this value. */
  readonly centre?: number | undefined;
  /** Which value stands for a cell that covers several steps. Default `max`. */
  readonly cell?: 'max' | 'min' | 'mean' | undefined;
  readonly markers?: readonly ChartMarker[] | undefined;
  readonly onRow?: ((name: string) => void) | undefined;
  /** Row to highlight. */
  readonly selected?: string | undefined;
  /** Most rows seen at once before it scrolls. Default 16. */
  readonly visibleRows?: number | undefined;
  readonly loading?: boolean | undefined;
  readonly emptyText: string;
  readonly actions?: ReactNode;
}

/** `<HistogramOverTime>`: histograms of one name over steps, as ridges or heat, with one step picked as bars. */
export interface HistogramOverTimeProps {
  readonly title: string;
  /** Of one name, oldest first. Exponent histograms get a signed logarithmic axis, categories one bar each. */
  readonly histograms: readonly HistogramResource[];
  readonly words: ChartWords;
  /** Start view; the reader can switch. Default `ridge`. */
  readonly view?: 'ridge' | 'heat' | undefined;
  /** A CSS colour or `var(--name)`. */
  readonly colour?: string | undefined;
  /** Names of the categories, where they have one. */
  readonly categories?: readonly string[] | undefined;
  /** Height of the picture in CSS pixels. Default 220. */
  readonly height?: number | undefined;
  readonly loading?: boolean | undefined;
  readonly emptyText: string;
}
