/**
 * A two-layer network (ReLU, softmax, cross-entropy, L2 penalty on the first kernel, plain SGD) written out in plain
 * loops over arrays of rows: slow, obvious, and with nothing of TF.js or the agent in it.
 */
export type Rows = number[][];

export interface SlowWeights {
  kernel1: Rows;
  bias1: number[];
  kernel2: Rows;
  bias2: number[];
}

export interface SlowStep {
  readonly dataLoss: number;
  readonly penalty: number;
  readonly accuracy: number;
  readonly hidden: Rows;
  readonly probabilities: Rows;
  readonly gradients: SlowWeights;
  readonly before: SlowWeights;
  readonly after: SlowWeights;
}

export const flat = (values: Rows | number[]): number[] => (values as number[]).flat() as number[];
export const rows = (values: ArrayLike<number>, width: number): Rows =>
  Array.from({ length: values.length / width }, (_, row) => Array.from({ length: width }, (_, column) => values[row * width + column]!));

export function slowForward(weights: SlowWeights, inputs: Rows): { hidden: Rows; probabilities: Rows } {
  const layer = (input: Rows, kernel: Rows, bias: number[]): Rows =>
    input.map((row) => bias.map((offset, unit) => row.reduce((sum, value, i) => sum + value * kernel[i]![unit]!, offset)));
  const hidden = layer(inputs, weights.kernel1, weights.bias1).map((row) => row.map((value) => Math.max(0, value)));
  const probabilities = layer(hidden, weights.kernel2, weights.bias2).map((row) => {
    const exponentials = row.map((value) => Math.exp(value - Math.max(...row)));
    const total = exponentials.reduce((sum, value) => sum + value, 0);
    return exponentials.map((value) => value / total);
  });
  return { hidden, probabilities };
}

export function slowLoss(probabilities: Rows, targets: Rows): number {
  return (
    probabilities.reduce((sum, row, i) => sum - row.reduce((inner, p, k) => inner + targets[i]![k]! * Math.log(p), 0), 0) / targets.length
  );
}

const largest = (row: number[]): number => row.indexOf(Math.max(...row));
export const slowAccuracy = (probabilities: Rows, targets: Rows): number =>
  probabilities.filter((row, i) => largest(row) === largest(targets[i]!)).length / targets.length;

export function slowStep(weights: SlowWeights, inputs: Rows, targets: Rows, learningRate: number, l2: number): SlowStep {
  const { hidden, probabilities } = slowForward(weights, inputs);
  const size = inputs.length;
  const deltaOut = probabilities.map((row, i) => row.map((p, k) => (p - targets[i]![k]!) / size));
  const deltaHidden = deltaOut.map((row, i) =>
    hidden[i]!.map((value, unit) => (value > 0 ? row.reduce((sum, delta, k) => sum + delta * weights.kernel2[unit]![k]!, 0) : 0)),
  );
  const product = (left: Rows, right: Rows): Rows =>
    left[0]!.map((_, i) => right[0]!.map((_, j) => left.reduce((sum, row, sample) => sum + row[i]! * right[sample]![j]!, 0)));
  const columnSums = (values: Rows): number[] => values[0]!.map((_, column) => values.reduce((sum, row) => sum + row[column]!, 0));
  const gradients: SlowWeights = {
    kernel1: product(inputs, deltaHidden).map((row, i) => row.map((value, j) => value + 2 * l2 * weights.kernel1[i]![j]!)),
    bias1: columnSums(deltaHidden),
    kernel2: product(hidden, deltaOut),
    bias2: columnSums(deltaOut),
  };
  const stepped = (before: Rows, gradient: Rows): Rows =>
    before.map((row, i) => row.map((value, j) => value - learningRate * gradient[i]![j]!));
  return {
    dataLoss: slowLoss(probabilities, targets),
    penalty: l2 * flat(weights.kernel1).reduce((sum, value) => sum + value * value, 0),
    accuracy: slowAccuracy(probabilities, targets),
    hidden,
    probabilities,
    gradients,
    before: weights,
    after: {
      kernel1: stepped(weights.kernel1, gradients.kernel1),
      bias1: weights.bias1.map((value, i) => value - learningRate * gradients.bias1[i]!),
      kernel2: stepped(weights.kernel2, gradients.kernel2),
      bias2: weights.bias2.map((value, i) => value - learningRate * gradients.bias2[i]!),
    },
  };
}

export const norm = (values: Rows | number[]): number => Math.sqrt(flat(values).reduce((sum, value) => sum + value * value, 0));
export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
export const deviation = (values: number[]): number => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
