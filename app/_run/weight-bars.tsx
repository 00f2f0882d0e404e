'use client';

import type { HistogramResource } from '../../lib/protocol/resource.ts';
import { formatCount } from '../_charts/format-value.ts';

const width = 96;
const height = 24;

/** The newest histogram of a variable in little: negative values left, positive ones right, sizes in powers of two. */
export function WeightBars({ histogram }: { readonly histogram: HistogramResource }) {
  const { counts } = histogram;
  const most = Math.max(1, ...counts);
  const bar = width / Math.max(1, counts.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${histogram.name}: ${formatCount(total)}`}>
      {counts.map((count, i) => count > 0 && <rect key={i} x={i * bar} y={height - Math.max(1, (count / most) * height)} width={Math.max(0.5, bar - 0.5)} height={Math.max(1, (count / most) * height)} fill="var(--series-6)" />)}
    </svg>
  );
}
