'use client';

import './charts.css';
import { useEffect, useRef, useState } from 'react';
import { formatExact, formatTicks } from './format-value.ts';
import { linearTicks, logTicks, spansDecades } from './ticks.ts';

export interface ScatterPoint {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

const height = 260;
const margin = { left: 64, right: 16, top: 10, bottom: 40 };

/** One point a run over a setting and a result. An axis of positive values that span decades is logarithmic. */
export function ScatterPlot({ points, xLabel, yLabel }: { readonly points: readonly ScatterPoint[]; readonly xLabel: string; readonly yLabel: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const sized = new ResizeObserver(() => setWidth(Math.max(200, host.current?.clientWidth ?? 600)));
    sized.observe(host.current!);
    return () => sized.disconnect();
  }, []);
  const x = scaleOf(points.map((point) => point.x), margin.left, width - margin.right, 5);
  const y = scaleOf(points.map((point) => point.y), height - margin.bottom, margin.top, 6);
  return (
    <div ref={host} className="min-w-0">
      <svg width={width} height={height} role="group" aria-label={`${yLabel} / ${xLabel}`} className="block">
        {y.ticks.map((tick, index) => <g key={tick}><line x1={margin.left} x2={width - margin.right} y1={y.at(tick)} y2={y.at(tick)} stroke="var(--chart-grid)" /><text x={margin.left - 8} y={y.at(tick)} textAnchor="end" dominantBaseline="middle" className="histogram-tick">{y.labels[index]}</text></g>)}
        {x.ticks.map((tick, index) => <text key={tick} x={x.at(tick)} y={height - margin.bottom + 16} textAnchor="middle" className="histogram-tick">{x.labels[index]}</text>)}
        <text x={width - margin.right} y={height - 4} textAnchor="end" className="histogram-tick">{xLabel}</text>
        {points.map((point) => (
          <circle key={point.id} cx={x.at(point.x)} cy={y.at(point.y)} r="5" fill={point.colour} stroke="var(--surface)" tabIndex={0} role="img" aria-label={`${point.label}: ${xLabel} ${formatExact(point.x)}, ${yLabel} ${formatExact(point.y)}`}>
            <title>{`${point.label}\n${xLabel} ${formatExact(point.x)}\n${yLabel} ${formatExact(point.y)}`}</title>
          </circle>
        ))}
      </svg>
    </div>
  );
}

/** Where values lie between two places in pixels, with the ticks of their axis. */
function scaleOf(values: readonly number[], start: number, end: number, most: number): { readonly ticks: readonly number[]; readonly labels: readonly string[]; at(value: number): number } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0) return { ticks: [], labels: [], at: () => start };
  const isLog = spansDecades(low, high);
  const room = low === high ? Math.abs(low) * 0.1 || 1 : (high - low) * 0.05;
  const [from, to] = isLog ? [low / 1.3, high * 1.3] : [low - room, high + room];
  const place = isLog ? Math.log : (value: number) => value;
  const ticks = isLog ? logTicks(from, to, most) : linearTicks(from, to, most);
  return { ticks, labels: formatTicks(ticks, 'number'), at: (value) => start + ((place(value) - place(from)) / (place(to) - place(from))) * (end - start) };
}
