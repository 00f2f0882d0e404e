import { oneHot, type Pairs } from '../rows.ts';
import { normal, seededRandom } from '../seeded-random.ts';

/** Noisy waves of four shapes (sine, square, saw, chirp), random phase and length: [rows, steps, 1], one-hot of 4. */
export function waves(rows: number, steps: number, seed: number, noise = 0.2): Pairs {
  const random = seededRandom(seed * 31_337 + 5);
  const values = new Float32Array(rows * steps);
  const labels: number[] = [];
  for (let row = 0; row < rows; row++) {
    const label = Math.floor(random() * 4);
    const phase = random();
    const period = 8 + random() * 8;
    labels.push(label);
    for (let step = 0; step < steps; step++) values[row * steps + step] = shapeAt(label, step, phase, period) + noise * normal(random);
  }
  return { xs: { values, shape: [rows, steps, 1] }, ys: oneHot(labels, 4) };
}

function shapeAt(label: number, step: number, phase: number, period: number): number {
  const turn = (step / period + phase) % 1;
  if (label === 0) return Math.sin(2 * Math.PI * turn);
  if (label === 1) return turn < 0.5 ? 1 : -1;
  if (label === 2) return 2 * turn - 1;
  return Math.sin(2 * Math.PI * (phase + (step * step) / (4 * period * period)));
}

/**
 * Which of four marks came first: a mark (one of four columns) in the first two steps, then noise for the rest. Shape
 * [rows, steps, 4], one-hot of 4. The longer the sequence, the longer a network has to remember.
 */
export function firstMarks(rows: number, steps: number, seed: number): Pairs {
  const random = seededRandom(seed * 27_644 + 9);
  const values = new Float32Array(rows * steps * 4);
  const labels: number[] = [];
  for (let row = 0; row < rows; row++) {
    const label = Math.floor(random() * 4);
    labels.push(label);
    for (let step = 0; step < steps; step++) {
      for (let column = 0; column < 4; column++) {
        values[(row * steps + step) * 4 + column] = (step < 2 && column === label ? 1 : 0) + 0.1 * normal(random);
      }
    }
  }
  return { xs: { values, shape: [rows, steps, 4] }, ys: oneHot(labels, 4) };
}

/** Texts of word numbers below `vocabulary` about one of four topics, which three in five words come from: [rows, steps], one-hot of 4. */
export function tokens(rows: number, steps: number, vocabulary: number, seed: number): Pairs {
  const random = seededRandom(seed * 15_731 + 3);
  const values = new Float32Array(rows * steps);
  const labels: number[] = [];
  const perTopic = Math.floor(vocabulary / 4);
  for (let row = 0; row < rows; row++) {
    const label = Math.floor(random() * 4);
    labels.push(label);
    for (let step = 0; step < steps; step++) {
      const topic = random() < 0.6 ? label : Math.floor(random() * 4);
      values[row * steps + step] = ((Math.floor(random() * perTopic) + topic * perTopic) * 7) % vocabulary;
    }
  }
  return { xs: { values, shape: [rows, steps] }, ys: oneHot(labels, 4) };
}

/** Points of a normal distribution about 1.5 (one column), or of a ring of radius 1.5 (two); targets are of no use. */
export function points(rows: number, columns: number, seed: number): Pairs {
  const random = seededRandom(seed * 48_271 + 7);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const turn = 2 * Math.PI * random();
    for (let column = 0; column < columns; column++) {
      const middle = columns === 1 ? 1.5 : 1.5 * (column === 0 ? Math.cos(turn) : Math.sin(turn));
      values[row * columns + column] = middle + (columns === 1 ? 0.5 : 0.1) * normal(random);
    }
  }
  return { xs: { values, shape: [rows, columns] }, ys: { values: new Float32Array(rows), shape: [rows, 1] } };
}
