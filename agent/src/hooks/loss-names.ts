import type { LayersModelLike } from './tensorflow.ts';

/** Losses as given to `compile`, one per output where several were given; `custom` for a function; empty before compile. */
export function lossNames(model: LayersModelLike | null): string[] {
  return namesIn(model?.loss, 'custom');
}

/** Metrics as given to `compile`; `custom` for a function. */
export function metricNames(model: LayersModelLike | null): string[] {
  return namesIn(model?.metrics, 'custom');
}

function namesIn(given: unknown, ofFunction: string): string[] {
  if (typeof given === 'string') return [given];
  if (typeof given === 'function')
    return [given.name && !given.name.startsWith('anonymous') ? nameOfFunction(given.name, ofFunction) : ofFunction];
  if (Array.isArray(given)) return given.flatMap((entry) => namesIn(entry, ofFunction));
  if (typeof given === 'object' && given !== null) return Object.values(given).flatMap((entry) => namesIn(entry, ofFunction));
  return [];
}

const known = new Set([
  'softmaxCrossEntropy',
  'sigmoidCrossEntropy',
  'meanSquaredError',
  'absoluteDifference',
  'huberLoss',
  'hingeLoss',
  'logLoss',
  'cosineDistance',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'meanAbsoluteError',
]);

/** TF.js names its operations with a trailing underscore (`softmaxCrossEntropy__op`): the user's own functions stay `custom`. */
function nameOfFunction(name: string, other: string): string {
  const plain = name.replace(/_*(op)?$/, '');
  return known.has(plain) ? plain : other;
}
