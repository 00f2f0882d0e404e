import type { DataDescription, TensorStatistics } from '../../../lib/protocol/description.ts';
import type { HostTensor } from './host-values.ts';
import { inputStatistics } from './input-statistics.ts';

/** Rows that are looked at, with everything that is needed to describe the data. */
export interface DataSample {
  readonly rows: number;
  readonly inputs: readonly HostTensor[];
  readonly targets: readonly HostTensor[];
  readonly classCounts: readonly number[] | null;
  readonly validationInputs: readonly HostTensor[];
  readonly duplicateRatio: number | null;
}

/** What the model is given, described from a sample of it. */
export function describeData(sample: DataSample): DataDescription {
  return {
    rows: sample.rows,
    inputs: sample.inputs.map(describeTensor),
    targets: sample.targets.map(describeTensor),
    constantFeatureRatio: constantFeatureRatio(sample.inputs),
    classCounts: sample.classCounts,
    validationInputs: sample.validationInputs.map(describeTensor),
    duplicateRatio: sample.duplicateRatio,
    neighbourCorrelation: sample.inputs[0] ? neighbourCorrelation(sample.inputs[0]) : null,
  };
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Statistics over all values of a tensor; `null` where no value is finite. */
export function describeTensor(tensor: HostTensor): TensorStatistics {
  const [mean, std, min, max, nonFinite] = inputStatistics.host([tensor]) as [number, number, number, number, number];
  return {
    shape: [...tensor.shape],
    mean: finiteOrNull(mean),
    std: finiteOrNull(std),
    min: finiteOrNull(min),
    max: finiteOrNull(max),
    nonFinite,
    isInteger: isInteger(tensor.values),
    tailRatio: tailRatio(tensor),
  };
}

function isInteger(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isInteger(values[i])) return false;
  return values.length > 0;
}

/** Columns of a tensor after flattening all but the first dimension; one for a vector. */
const featuresOf = ({ shape }: HostTensor): number => shape.slice(1).reduce((product, size) => product * size, 1);

const mostTailValues = 65_536;
const mostTailRows = 128;

/** Largest over features of max |x| / median |x|, on at most 128 rows and some 65,000 values; `null` where every median is 0. */
export function tailRatio(tensor: HostTensor): number | null {
  const features = featuresOf(tensor);
  const rows = Math.min(tensor.shape[0] ?? 0, mostTailRows);
  let largest: number | null = null;
  const column = new Float64Array(rows);
  const stride = Math.max(1, Math.ceil((features * rows) / mostTailValues));
  for (let feature = 0; feature < features; feature += stride) {
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const value = Math.abs(tensor.values[row * features + feature]!);
      if (Number.isFinite(value)) column[count++] = value;
    }
    const sorted = column.subarray(0, count).sort();
    const median = sorted[Math.floor(count / 2)] ?? 0;
    if (median > 0) largest = Math.max(largest ?? 0, sorted[count - 1]! / median);
  }
  return largest;
}

/** Share of input columns that hold a single value in all rows; `null` for fewer than two rows. */
export function constantFeatureRatio(inputs: readonly HostTensor[]): number | null {
  let constant = 0;
  let total = 0;
  for (const tensor of inputs) {
    const rows = tensor.shape[0] ?? 0;
    if (rows < 2) return null;
    const features = featuresOf(tensor);
    for (let feature = 0; feature < features; feature++) {
      const first = tensor.values[feature];
      let row = 1;
      while (row < rows && tensor.values[row * features + feature] === first) row++;
      if (row === rows) constant++;
    }
    total += features;
  }
  return total === 0 ? null : constant / total;
}

const mostImages = 64;

/** Pearson correlation of neighbouring pixels (right and below, same channel) of [rows, height, width, channels]; `null` for other shapes or flat images. */
export function neighbourCorrelation({ values, shape }: HostTensor): number | null {
  if (shape.length !== 4) return null;
  const [rows, height, width, channels] = shape as readonly [number, number, number, number];
  if (height < 4 || width < 4) return null;
  let count = 0;
  let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
  const add = (x: number, y: number): void => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    count++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumYY += y * y;
    sumXY += x * y;
  };
  for (let row = 0; row < Math.min(rows, mostImages); row++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < channels; channel++) {
          const at = ((row * height + y) * width + x) * channels + channel;
          if (x + 1 < width) add(values[at]!, values[at + channels]!);
          if (y + 1 < height) add(values[at]!, values[at + width * channels]!);
        }
      }
    }
  }
  const covariance = sumXY - (sumX * sumY) / count;
  const scale = Math.sqrt((sumXX - sumX ** 2 / count) * (sumYY - sumY ** 2 / count));
  return scale > 0 ? covariance / scale : null;
}

const mostHashedValues = 8_000_000;

/** Share of rows of `validation` that stand, bit for bit, among those of `training` too; `null` where shapes differ or there are too many values to look at. */
export function duplicateRatio(training: HostTensor, validation: HostTensor): number | null {
  const width = featuresOf(training);
  const rows = validation.shape[0] ?? 0;
  if (rows === 0 || width !== featuresOf(validation) || training.values.length + validation.values.length > mostHashedValues) return null;
  const byHash = new Map<number, number[]>();
  for (let row = 0; row < (training.shape[0] ?? 0); row++) {
    const hash = hashRow(training.values, row * width, width);
    const known = byHash.get(hash);
    if (known) known.push(row);
    else byHash.set(hash, [row]);
  }
  let duplicates = 0;
  for (let row = 0; row < rows; row++) {
    const candidates = byHash.get(hashRow(validation.values, row * width, width));
    if (candidates?.some((other) => rowsEqual(training.values, other * width, validation.values, row * width, width))) duplicates++;
  }
  return duplicates / rows;
}

/** FNV-1a over whole numbers made of the values; equal rows hash equal, unequal ones are compared afterwards. */
function hashRow(values: ArrayLike<number>, start: number, width: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + width; i++) hash = Math.imul(hash ^ ((values[i]! * 65_537) | 0), 0x01000193);
  return hash >>> 0;
}

function rowsEqual(left: ArrayLike<number>, leftStart: number, right: ArrayLike<number>, rightStart: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (left[leftStart + i] !== right[rightStart + i]) return false;
  return true;
}

/** Every row, or `count` of them spread evenly over a tensor, as a copy. */
export function spreadRows(tensor: HostTensor, count: number): HostTensor {
  const rows = tensor.shape[0] ?? 0;
  const width = featuresOf(tensor);
  const taken = Math.min(rows, count);
  const values = tensor.values.slice(0, taken * width);
  for (let i = 0; i < taken; i++) {
    const row = Math.floor((i * rows) / taken);
    values.set(tensor.values.subarray(row * width, (row + 1) * width), i * width);
  }
  return { values, shape: [taken, ...tensor.shape.slice(1)] };
}
