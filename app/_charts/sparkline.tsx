import './charts.css';
import type { ReactNode } from 'react';
import type { BandSparklineProps, SparklineProps } from './chart-props.ts';
import { type SparklineShape, sparklineShape } from './sparkline-path.ts';

/** One small line without axes; NaN and ±∞ are marked where they occurred. Plain SVG: a server can render it. */
export function Sparkline({ values, label, colour = 'var(--series-1)', log = false, width = 96, height = 24 }: SparklineProps) {
  const shape = sparklineShape(values, { width, height, log });
  return <SparklinePicture {...{ shape, label, colour, width, height }} />;
}

/** A sparkline on a logarithmic scale over its healthy band; amber where the newest value lies outside of it. */
export function BandSparkline({ values, label, colour = 'var(--healthy)', band, width = 96, height = 24 }: BandSparklineProps) {
  const shape = sparklineShape(values, { width, height, log: true, include: [band.from, band.to] });
  const last = values[values.length - 1] ?? NaN;
  const isHealthy = values.length === 0 || (last >= band.from && last <= band.to);
  const top = shape.topOf(band.to);
  return (
    <SparklinePicture {...{ shape, label, width, height }} colour={isHealthy ? colour : 'var(--warning)'}>
      <rect x="0" y={top} width={width} height={Math.max(1, shape.topOf(band.from) - top)} fill="var(--chart-band)" />
    </SparklinePicture>
  );
}

interface SparklinePictureProps {
  readonly shape: SparklineShape;
  readonly label: string;
  readonly colour: string;
  readonly width: number;
  readonly height: number;
  readonly children?: ReactNode;
}

function SparklinePicture({ shape, label, colour, width, height, children }: SparklinePictureProps) {
  return (
    <svg className="chart-sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {children}
      <path d={shape.path} fill="none" stroke={colour} strokeWidth="1.25" strokeLinejoin="round" />
      {shape.dots.map(([left, top]) => <circle key={left} cx={left} cy={top} r="1.5" fill={colour} />)}
      {shape.marks.map(({ kind, left, top }) => <path key={`${kind} ${left}`} d={markPath(kind, left, top)} fill={kind === 'nan' ? 'none' : 'var(--chart-non-finite)'} stroke="var(--chart-non-finite)" strokeWidth="1.25" />)}
    </svg>
  );
}

function markPath(kind: SparklineShape['marks'][number]['kind'], left: number, top: number): string {
  const size = 2.5;
  if (kind === 'nan') return `M${left - size} ${top - size}L${left + size} ${top + size}M${left + size} ${top - size}L${left - size} ${top + size}`;
  const tip = kind === 'positive-infinity' ? -size : size;
  return `M${left - size} ${top - tip}L${left + size} ${top - tip}L${left} ${top + tip}Z`;
}
