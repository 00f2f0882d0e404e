import type { Cause } from '../../../protocol/cause.ts';
import type { LayerDescription, ModelDescription, VariableDescription } from '../../../protocol/description.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidence } from '../../evidence.ts';
import { isAffine } from '../../model-graph.ts';
import { effectiveActivation, initialScaleRatio } from '../../model-view.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

interface Fault {
  readonly severity: 'critical' | 'warning';
  readonly variable: string;
  readonly line: Evidence;
}

/**
 * Finds hidden kernels that start constant, or far from the scale variance scaling asks for, and hidden biases that start far from zero.
 *
 * @source He et al. (2015) and Glorot and Bengio (2010) for the scale; SageMaker Debugger compares variances between layers (ratio 10).
 */
export const initialisationScale = defineRule({
  id: 'initialisation-scale',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    smallest: { default: 0.2, unit: 'ratio', about: { en: 'Initial deviation over the due one, below which a kernel is too small.', zh: '初始标准差与应有值之比，低于此值即过小。' } },
    largest: { default: 5, unit: 'ratio', about: { en: 'Initial deviation over the due one, above which a kernel is too large.', zh: '初始标准差与应有值之比，高于此值即过大。' } },
    bias: { default: 3, unit: 'value', about: { en: 'Mean of a hidden bias, in size, from which on it overrules the input.', zh: '隐藏层偏置均值的绝对值，达到即压过输入。' } },
  },
  tips: ['A5', 'F1', 'I4', 'C4', 'E3'],
  causes: ['initialisation'],
  evaluate({ facts, step }, { smallest, largest, bias }) {
    const { model } = facts;
    if (model === null) return null;
    const faults = model.layers.filter((layer) => isAffine(layer) && layer.trainable).flatMap((layer) => layer.variables.flatMap((variable) => faultOf(model, layer, variable, { smallest, largest, bias }) ?? []));
    const worst = faults.find((fault) => fault.severity === 'critical') ?? faults[0];
    if (worst === undefined) return null;
    const others = faults.filter((fault) => fault !== worst);
    const cause: Cause = 'initialisation';
    return {
      severity: worst.severity,
      subject: worst.variable,
      ...(others.length === 0 ? {} : { alsoIn: others.map((fault) => fault.variable) }),
      step,
      firstStep: step,
      evidence: [worst.line, ...others.slice(0, 4).map((fault) => fault.line)],
      candidates: [{ cause, score: worst.severity === 'critical' ? 0.95 : 0.75 }],
    };
  },
});

function faultOf(model: ModelDescription, layer: LayerDescription, variable: VariableDescription, limits: { smallest: number; largest: number; bias: number }): Fault | null {
  const std = finiteOrNull(variable.initialStd);
  if (variable.isKernel) {
    const size = variable.shape.reduce((product, length) => product * length, 1);
    if (std === null || !(size > 1)) return null;
    // A constant output kernel still gets different gradients per unit; only hidden units stay copies of each other.
    if (std === 0) return layer.isOutput ? null : { severity: 'critical', variable: variable.name, line: evidence(`initial-std/${variable.name}`, 0, 0, 'std') };
    const ratio = finiteOrNull(initialScaleRatio(variable, effectiveActivation(model, layer)));
    if (ratio === null || (ratio >= limits.smallest && ratio <= limits.largest)) return null;
    if (layer.isOutput && ratio < limits.smallest) return null; // a small head is a deliberate, harmless choice
    const due = std / ratio;
    return { severity: 'warning', variable: variable.name, line: evidence(`initial-std/${variable.name}`, std, due * (ratio < 1 ? limits.smallest : limits.largest), 'std', { baseline: due }) };
  }
  const mean = finiteOrNull(variable.initialMean);
  if (layer.isOutput || mean === null || !/bias/i.test(variable.name) || !(Math.abs(mean) >= limits.bias)) return null;
  return { severity: 'warning', variable: variable.name, line: evidence(`initial-bias/${variable.name}`, mean, Math.sign(mean) * limits.bias, 'value', { baseline: 0 }) };
}
