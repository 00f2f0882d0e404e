import type { HostTensor } from './host-values.ts';

const mostRows = 32;
const valuesPerRow = 16;

/**
 * A number (0 … 2³²−1) that two batches share when they hold the same rows in the same order, and hardly otherwise: FNV-1a
 * over up to 16 values of each of the first 32 rows. Compared between the first batches of epochs it tells whether the
 * data comes in the same order again.
 */
export function orderHash({ values, shape }: HostTensor): number {
  const width = shape.slice(1).reduce((product, size) => product * size, 1);
  const rows = Math.min(shape[0] ?? 0, mostRows);
  const stride = Math.max(1, Math.floor(width / valuesPerRow));
  let hash = 0x811c9dc5;
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < width; i += stride) hash = Math.imul(hash ^ ((values[row * width + i]! * 65_537) | 0), 0x01000193);
  }
  return hash >>> 0;
}
