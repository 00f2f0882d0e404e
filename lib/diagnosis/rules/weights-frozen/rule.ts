import type { Cause, Severity } from '../../../protocol/cause.ts';
import { evidence } from '../../evidence.ts';
import { isKernelSubject, layerOfSubject } from '../../model-view.ts';
import { defineRule, type RuleInput } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { holdsSince, lastValue } from '../../window-view.ts';

interface Frozen {
  readonly name: string;
  readonly since: number;
  readonly step: number;
  readonly norm: number | null;
  readonly isConnected: boolean;
}

/**
 * Fires when a trainable kernel has not changed by a single bit for a while, although other kernels move.
 *
 * @source SageMaker Debugger UnchangedTensor (3 steps, allclose); TheDeepChecker's untrained weights.
 */
export const weightsFrozen = defineRule({
  id: 'weights-frozen',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: ['update-ratio/*'],
  optionalSignals: ['gradient-norm/*', 'gradient-zero-ratio/*'],
  facts: [],
  optionalFacts: ['model'],
  patience: { fireAfter: 2, outOf: 2, clearAfter: 3 },
  everySamples: 5,
  parameters: {
    steps: { default: 20, unit: 'steps', about: { en: 'Steps without any change.', zh: '毫无变化的步数。' } },
    samples: { default: 3, unit: 'samples', about: { en: 'Least number of samples in that stretch.', zh: '该段内的最少样本数。' } },
  },
  tips: ['E1', 'C2', 'D3', 'E3'],
  causes: ['disconnected-variable', 'frozen-variable'],
  evaluate(input, { steps, samples }) {
    const updates = [...input.signals.each('update-ratio')].filter(([name]) => isTrainableKernel(input, name));
    const gradients = input.signals.each('gradient-norm');
    const frozen: Frozen[] = updates.flatMap(([name, series]) => {
      const since = holdsSince(series, (value) => value === 0);
      const step = series.recent.steps.at(-1);
      if (since === null || step === undefined || step - since < steps || countFrom(series, since) < samples) return [];
      const norm = lastValue(gradients.get(name));
      return [{ name, since, step, norm, isConnected: norm !== null && norm > 0 }];
    });
    const first = frozen[0];
    if (first === undefined || !updates.some(([, series]) => hasMovedSince(series, first.since))) return null;
    const isGradientKnown = gradients.size > 0;
    const severity: Severity = isGradientKnown && !gradients.has(first.name) ? 'critical' : 'warning';
    return {
      severity,
      subject: first.name,
      ...(frozen.length === 1 ? {} : { alsoIn: frozen.slice(1).map(({ name }) => name) }),
      step: first.step,
      firstStep: Math.min(first.since, first.step),
      evidence: [
        evidence(`update-ratio/${first.name}`, 0, 0, 'ratio', { step: first.step }),
        ...(first.norm === null ? [] : [evidence(`gradient-norm/${first.name}`, first.norm, null, 'L2', { step: first.step })]),
        evidence('frozen-kernels', frozen.length, 0, 'kernels', { baseline: updates.length }),
      ],
      candidates: candidatesFor(first, isGradientKnown),
    };
  },
});

/** Kernels that are meant to learn; unknown ones by their name. */
function isTrainableKernel({ facts }: RuleInput, name: string): boolean {
  const layer = layerOfSubject(facts.model, name);
  const variable = layer?.variables.find((item) => item.name === name);
  return isKernelSubject(facts.model, name) && layer?.trainable !== false && variable?.trainable !== false;
}

function countFrom(series: SignalWindow, since: number): number {
  return series.recent.steps.reduce((count, step) => count + (step >= since ? 1 : 0), 0);
}

function hasMovedSince(series: SignalWindow, since: number): boolean {
  return series.recent.values.some((value, index) => series.recent.steps[index]! > since && value > 0 && Number.isFinite(value));
}

function candidatesFor({ isConnected }: Frozen, isGradientKnown: boolean): { readonly cause: Cause; readonly score: number }[] {
  return isConnected || !isGradientKnown
    ? [{ cause: 'frozen-variable', score: isConnected ? 0.85 : 0.5 }, { cause: 'disconnected-variable', score: isConnected ? 0.05 : 0.45 }]
    : [{ cause: 'disconnected-variable', score: 0.8 }, { cause: 'frozen-variable', score: 0.15 }];
}
