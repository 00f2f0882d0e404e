import uPlot from 'uplot';
import type { ValueUnit, XAxis } from './chart-types.ts';
import type { View } from './decimate.ts';
import { formatCount, formatElapsedTicks, formatEpoch, formatTicks, formatTimeTicks } from './format-value.ts';
import { chartTheme } from './theme.ts';
import { elapsedTicks, linearTicks, logTicks, timeTicks } from './ticks.ts';
import type { ValueRange } from './value-range.ts';

/** What decides the shape of the frame; another shape needs another frame. */
export interface FrameShape {
  readonly axis: XAxis;
  readonly log: boolean;
  readonly unit: ValueUnit;
  /** Room above the plot for the flags of incidents. */
  readonly hasFlags: boolean;
}

export interface FrameScales {
  readonly view: View;
  readonly range: ValueRange;
}

const narrowestYAxis = 52;

/**
 * A uPlot with axes, scales and canvas, whose curves are painted by `paint` (series of a run are logged at different
 * steps; uPlot wants one x column for all, and knows no NaN). Scales are always those of `scales()`: nothing is ranged
 * behind our back.
 */
export function createFrame(host: HTMLElement, size: { width: number; height: number }, shape: FrameShape, scales: () => FrameScales, paint: (frame: uPlot) => void): uPlot {
  const { axis, log, unit } = shape;
  let yAxisSize = narrowestYAxis;
  const text = (): string => chartTheme().axis;
  const line = { stroke: () => chartTheme().grid, width: 1 };
  const common = {
    stroke: text,
    font: chartTheme().font(11),
    grid: line,
    border: { show: false },
    filter: (_: uPlot, splits: number[]) => splits,
    // uPlot looks for an increment before it asks for our ticks; any it knows will do.
    incrs: () => [10],
    space: () => 0,
  };
  return new uPlot(
    {
      ...size,
      padding: [shape.hasFlags ? 22 : 8, 12, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      series: [{}, { show: false, scale: 'y' }],
      scales: {
        x: { time: false, auto: false, range: () => [scales().view.from, scales().view.to] },
        y: { auto: false, distr: log ? 3 : 1, range: () => [scales().range.from, scales().range.to] },
      },
      axes: [
        {
          ...common,
          size: axis === 'time' ? 40 : 26,
          gap: 4,
          ticks: { show: false },
          splits: (frame, _, from, to) => xTicks(axis, from, to, frame.bbox.width / uPlot.pxRatio),
          values: (_, splits) => (axis === 'time' ? formatTimeTicks(splits) : axis === 'elapsed' ? formatElapsedTicks(splits) : splits.map(axis === 'step' ? formatCount : formatEpoch)),
        },
        {
          ...common,
          // It may grow with its labels but never shrinks back, so that the curves stay where they are.
          size: (frame, values) => (yAxisSize = Math.max(yAxisSize, widestLabel(frame, values) + 12)),
          gap: 6,
          ticks: { show: false },
          splits: (frame, _, from, to) => {
            const most = Math.max(2, Math.floor(frame.bbox.height / uPlot.pxRatio / (log ? 26 : 34)));
            return log ? logTicks(from, to, most) : linearTicks(from, to, most);
          },
          values: (_, splits) => formatTicks(splits, unit),
        },
      ],
      hooks: { draw: [paint] },
    },
    [[0], [null]],
    host,
  );
}

function xTicks(axis: XAxis, from: number, to: number, width: number): number[] {
  if (axis === 'time') return timeTicks(from, to, Math.max(2, Math.floor(width / 84)), -new Date(from).getTimezoneOffset() * 60_000);
  if (axis === 'elapsed') return elapsedTicks(from, to, Math.max(2, Math.floor(width / 72)));
  const label = axis === 'step' ? formatCount(to).length * 7 + 22 : 64;
  return linearTicks(from, to, Math.max(2, Math.floor(width / Math.max(64, label))), axis === 'step');
}

function widestLabel(frame: uPlot, labels: readonly string[] | null): number {
  frame.ctx.save();
  frame.ctx.font = chartTheme().font(11);
  const widest = Math.max(0, ...(labels ?? []).map((label) => frame.ctx.measureText(label).width));
  frame.ctx.restore();
  return Math.ceil(widest);
}
