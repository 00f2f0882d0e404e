import type { ExponentHistogram } from '../../../lib/protocol/packet.ts';
import type { TensorValues } from '../hooks/tensorflow.ts';

type Counts = Omit<ExponentHistogram, 'kind' | 'name' | 'step' | 'atMs'>;

/**
 * Counts of float32 `values` by sign and binary exponent, read from their bits: one pass, no logarithm, no range to find
 * first. Subnormals count as zero. Empty input gives empty arrays with `lowestExponent` 0.
 */
export function exponentHistogram(values: TensorValues): Counts {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  const bits = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const counts = new Uint32Array(512); // sign bit · 256 + exponent field
  for (let i = 0; i < bits.length; i++) counts[bits[i]! >>> 23]!++;
  let lowest = 255;
  let highest = 0;
  for (let field = 1; field < 255; field++) {
    if (counts[field] === 0 && counts[256 + field] === 0) continue;
    if (lowest === 255) lowest = field;
    highest = field;
  }
  const special = counts[255]! + counts[511]! > 0 ? countSpecial(bits) : { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  const isEmpty = lowest === 255;
  return {
    zero: counts[0]! + counts[256]!,
    ...special,
    lowestExponent: isEmpty ? 0 : lowest - 127,
    negative: isEmpty ? new Uint32Array(0) : counts.slice(256 + lowest, 256 + highest + 1),
    positive: isEmpty ? new Uint32Array(0) : counts.slice(lowest, highest + 1),
  };
}

function countSpecial(bits: Uint32Array): { nan: number; positiveInfinity: number; negativeInfinity: number } {
  const special = { nan: 0, positiveInfinity: 0, negativeInfinity: 0 };
  for (const word of bits) {
    if ((word & 0x7f800000) !== 0x7f800000) continue;
    if ((word & 0x007fffff) !== 0) special.nan++;
    else if (word >>> 31) special.negativeInfinity++;
    else special.positiveInfinity++;
  }
  return special;
}
