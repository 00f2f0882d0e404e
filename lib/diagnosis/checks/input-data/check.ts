import type { Cause, Severity } from '../../../protocol/cause.ts';
import type { TensorStatistics } from '../../../protocol/description.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidence } from '../../evidence.ts';
import { firstLayer, isNormalisation } from '../../model-graph.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RunFacts } from '../../rule.ts';

interface Fault {
  readonly severity: Severity;
  readonly cause: Cause;
  readonly lines: readonly Evidence[];
}
interface Limits {
  readonly smallestStd: number;
  readonly largestStd: number;
  readonly largestValue: number;
  readonly largestOffset: number;
  readonly tail: number;
}

/**
 * Finds inputs that are not finite, constant, or far from unit scale, on the first rows the model is given.
 *
 * @source CS231n notes (standardise with training statistics); SageMaker Debugger CheckInputImages; DeepDiagnosis and UMLAUT want [−1, 1].
 */
export const inputData = defineRule({
  id: 'input-data',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['data'],
  optionalFacts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    smallestStd: { default: 0.1, unit: 'std', about: { en: 'Standard deviation of the inputs below which they are too small.', zh: '输入标准差低于此值即过小。' } },
    largestStd: { default: 10, unit: 'std', about: { en: 'Standard deviation of the inputs above which they are too large.', zh: '输入标准差高于此值即过大。' } },
    largestValue: { default: 10, unit: 'value', about: { en: 'Size of a single input from which on its range is mentioned.', zh: '单个输入的绝对值达到此值即提及其范围。' } },
    largestOffset: { default: 5, unit: 'ratio', about: { en: 'Mean over standard deviation, in size, above which the inputs stand far from zero.', zh: '均值与标准差之比的绝对值，高于此值即远离零。' } },
    tail: { default: 1000, unit: 'ratio', about: { en: 'Largest over median size within a feature, above which its tail is long.', zh: '某特征中最大值与中位数（绝对值）之比，高于此值即为长尾。' } },
  },
  tips: ['A6', 'A7', 'C2'],
  causes: ['input-scale', 'data-non-finite', 'input-constant'],
  evaluate({ facts, step }, limits) {
    const { data } = facts;
    if (data === null) return null;
    const faults = [nonFinite(data), constant(data), ...data.inputs.map((input) => (isScaledInside(facts) ? null : scale(input, limits)))];
    const worst = (['critical', 'warning', 'info'] as const).map((severity) => faults.find((fault) => fault?.severity === severity)).find((fault) => fault !== undefined);
    if (worst === undefined || worst === null) return null;
    return {
      severity: worst.severity,
      subject: 'model',
      step,
      firstStep: step,
      evidence: worst.lines,
      candidates: [{ cause: worst.cause, score: worst.severity === 'critical' ? 0.97 : worst.severity === 'warning' ? 0.8 : 0.3 }],
    };
  },
});

function nonFinite({ inputs, targets, rows }: NonNullable<RunFacts['data']>): Fault | null {
  const bad = { input: inputs.reduce((sum, item) => sum + (finiteOrNull(item.nonFinite) ?? 0), 0), target: targets.reduce((sum, item) => sum + (finiteOrNull(item.nonFinite) ?? 0), 0) };
  const lines = (['input', 'target'] as const).filter((what) => bad[what] > 0).map((what) => evidence(`${what}-non-finite`, bad[what], 0, 'values', { baseline: rows }));
  return lines.length === 0 ? null : { severity: 'critical', cause: 'data-non-finite', lines };
}

function constant({ constantFeatureRatio, inputs, rows }: NonNullable<RunFacts['data']>): Fault | null {
  const share = finiteOrNull(constantFeatureRatio);
  const isFlat = inputs.length > 0 && inputs.every((input) => finiteOrNull(input.std) === 0);
  if (!(rows > 1) || (share === null && !isFlat)) return null;
  if (isFlat || share === 1) return { severity: 'critical', cause: 'input-constant', lines: [evidence('input-constant-ratio', 1, 1, 'ratio')] };
  return share !== null && share > 0.5 && share < 1 ? { severity: 'info', cause: 'input-constant', lines: [evidence('input-constant-ratio', share, 0.5, 'ratio')] } : null;
}

function scale(input: TensorStatistics, limits: Limits): Fault | null {
  const [mean, std, min, max] = [finiteOrNull(input.mean), finiteOrNull(input.std), finiteOrNull(input.min), finiteOrNull(input.max)];
  if (std === null || !(std > 0)) return null;
  const largest = Math.max(Math.abs(min ?? 0), Math.abs(max ?? 0));
  const range = [...(min === null ? [] : [evidence('input-min', min, null, 'value')]), ...(max === null ? [] : [evidence('input-max', max, null, 'value')])];
  const isIndicator = min === 0 && max === 1; // one-hot columns are narrow on purpose
  if (std > limits.largestStd || (std < limits.smallestStd && !isIndicator)) {
    return { severity: 'warning', cause: 'input-scale', lines: [evidence('input-std', std, std > limits.largestStd ? limits.largestStd : limits.smallestStd, 'std'), ...range] };
  }
  const offset = Math.abs(mean ?? 0) / std;
  if (offset > limits.largestOffset) return { severity: 'warning', cause: 'input-scale', lines: [evidence('input-mean', mean!, Math.sign(mean!) * limits.largestOffset * std, 'value', { baseline: std }), ...range] };
  if (largest > limits.largestValue && std > 3) return { severity: 'warning', cause: 'input-scale', lines: [evidence('input-std', std, 3, 'std'), ...range] };
  const tail = finiteOrNull(input.tailRatio);
  if (tail !== null && tail > limits.tail) return { severity: 'info', cause: 'input-scale', lines: [evidence('input-tail-ratio', tail, limits.tail, 'ratio')] };
  return largest > limits.largestValue ? { severity: 'info', cause: 'input-scale', lines: [evidence('input-max', max ?? largest, limits.largestValue, 'value', { baseline: std })] } : null;
}

/** True when the model itself takes care of the scale, or its inputs are ids. */
function isScaledInside({ model }: RunFacts): boolean {
  const layer = firstLayer(model);
  return layer !== null && (isNormalisation(layer) || /^(Embedding|Rescaling|Normalization|CategoryEncoding)$/.test(layer.className));
}
