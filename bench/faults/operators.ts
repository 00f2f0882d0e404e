import { classesOf, mapRows, oneHot, type Pairs, pick, pickPairs, type Rows, widthOf } from './rows.ts';
import { normal, seededRandom, shuffledOrder } from './seeded-random.ts';

/** Mistakes with data, each on its own. Every one leaves shapes and everything else as they were. */

/** Targets in another order than inputs. */
export function pairedWrongly({ xs, ys }: Pairs, seed: number): Pairs {
  return { xs, ys: pick(ys, shuffledOrder(ys.shape[0]!, seededRandom(seed * 31 + 7))) };
}

/** A share of the labels replaced by another class at random. */
export function mislabelled({ xs, ys }: Pairs, share: number, seed: number): Pairs {
  const random = seededRandom(seed * 37 + 11);
  const count = widthOf(ys);
  const labels = classesOf(ys).map((label) => (random() < share ? (label + 1 + Math.floor(random() * (count - 1))) % count : label));
  return { xs, ys: oneHot(labels, count) };
}

/** Every label one class too high. */
export function offByOne({ xs, ys }: Pairs): Pairs {
  const count = widthOf(ys);
  return { xs, ys: oneHot(classesOf(ys).map((label) => (label + 1) % count), count) };
}

/** A share of the rows with one input that is not a number. */
export function withNaNRows(pairs: Pairs, share: number, seed: number): Pairs {
  const random = seededRandom(seed * 41 + 13);
  const width = widthOf(pairs.xs);
  const hurt = new Map(Array.from({ length: pairs.xs.shape[0]! }, (_, row) => row).filter(() => random() < share).map((row) => [row, Math.floor(random() * width)]));
  return { ...pairs, xs: mapRows(pairs.xs, (value, row, column) => (hurt.get(row) === column ? NaN : value)) };
}

/** The matrix read column by column although it lies row by row: each row holds numbers of many rows. */
export function readTransposed(pairs: Pairs): Pairs {
  const { values, shape } = pairs.xs;
  const count = shape[0]!;
  const width = widthOf(pairs.xs);
  const mixed = new Float32Array(values.length);
  for (let row = 0; row < count; row++) for (let column = 0; column < width; column++) mixed[row * width + column] = values[column * count + row]!;
  return { ...pairs, xs: { values: mixed, shape } };
}

/** The numbers of every row in an order of its own. */
export function scrambledWithinRows(pairs: Pairs, seed: number): Pairs {
  const width = widthOf(pairs.xs);
  const random = seededRandom(seed * 43 + 17);
  const orders = Array.from({ length: pairs.xs.shape[0]! }, () => shuffledOrder(width, random));
  return { ...pairs, xs: mapRows(pairs.xs, (_, row, column) => pairs.xs.values[row * width + orders[row]![column]!]!) };
}

export function scaled(rows: Rows, factor: number, offset = 0): Rows {
  return mapRows(rows, (value) => value * factor + offset);
}

/** All inputs the same number, as when a decoder fails silently. */
export function constantInputs(pairs: Pairs, value = 0): Pairs {
  return { ...pairs, xs: mapRows(pairs.xs, () => value) };
}

/** Rows sorted by class. */
export function sortedByClass(pairs: Pairs): Pairs {
  const labels = classesOf(pairs.ys);
  return pickPairs(pairs, labels.map((_, row) => row).sort((one, other) => labels[one]! - labels[other]! || one - other));
}

/** Of every class but the first only a share of the rows; filled up to the same number of rows with rows of the first. */
export function imbalanced(pairs: Pairs, share: number): Pairs {
  const labels = classesOf(pairs.ys);
  const seen = new Map<number, number>();
  const totals = new Map<number, number>();
  for (const label of labels) totals.set(label, (totals.get(label) ?? 0) + 1);
  const rare = labels.flatMap((label, row) => {
    const place = seen.get(label) ?? 0;
    seen.set(label, place + 1);
    return label !== 0 && place < Math.max(1, Math.round(totals.get(label)! * share)) ? [row] : [];
  });
  const first = labels.flatMap((label, row) => (label === 0 ? [row] : []));
  const filled = Array.from({ length: labels.length - rare.length }, (_, index) => first[index % first.length]!);
  const all = [...rare, ...filled];
  return pickPairs(pairs, shuffledOrder(all.length, seededRandom(5)).map((place) => all[place]!));
}

/** The first `distinct` rows over and over, in place of different ones. */
export function repeated(pairs: Pairs, distinct: number): Pairs {
  return pickPairs(pairs, Array.from({ length: pairs.xs.shape[0]! }, (_, row) => row % distinct));
}

/** Targets with noise of this deviation on top. */
export function noisyTargets(pairs: Pairs, deviation: number, seed: number): Pairs {
  const random = seededRandom(seed * 47 + 19);
  return { ...pairs, ys: mapRows(pairs.ys, (value) => value + deviation * normal(random)) };
}

/** Labels under another order of the classes. */
export function relabelled({ xs, ys }: Pairs, order: readonly number[]): Pairs {
  return { xs, ys: oneHot(classesOf(ys).map((label) => order[label]!), widthOf(ys)) };
}

/** Every target is that of the row before. */
export function shiftedByOneRow({ xs, ys }: Pairs): Pairs {
  const rows = ys.shape[0]!;
  return { xs, ys: pick(ys, Array.from({ length: rows }, (_, row) => (row + rows - 1) % rows)) };
}
