import { evidence } from '../../evidence.ts';
import { lossFamily } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Fires when a loss that cannot be negative by its formula is negative.
 *
 * @source AUTOTRAINER (ICSE 2021): a negative loss is a fault of the loss function or its targets.
 */
export const lossImpossible = defineRule({
  id: 'loss-impossible',
  kind: 'rule',
  severity: 'critical',
  status: 'stable',
  signals: ['train/loss'],
  facts: ['training'],
  optionalFacts: ['data'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 50 },
  everySamples: 1,
  parameters: { tolerance: { default: 1e-6, unit: 'loss', about: { en: 'Size of a negative loss that rounding may give.', zh: '舍入误差可能造成的负值大小。' } } },
  tips: ['D1', 'B8', 'A3'],
  causes: ['wrong-loss'],
  evaluate({ signals, facts }, { tolerance }) {
    const loss = signals.series('train/loss');
    const losses = facts.training?.losses ?? [];
    if (loss === undefined || losses.length === 0 || losses.some((name) => lossFamily(name) === 'other')) return null;
    const { steps, values } = loss.recent;
    const first = values.findIndex((value) => value < -tolerance);
    if (first < 0) return null;
    const last = values.findLastIndex((value) => value < -tolerance);
    if (values.length - last > 50) return null; // long over: the same run may have been mended
    const target = facts.data?.targets[0];
    const isOutside = target !== undefined && typeof target.min === 'number' && typeof target.max === 'number' && Number.isFinite(target.min) && Number.isFinite(target.max) && (target.min < 0 || target.max > 1);
    return {
      subject: 'model',
      step: Math.max(steps[last]!, steps[first]!),
      firstStep: Math.min(steps[first]!, steps[last]!),
      evidence: [
        evidence('train/loss', values[last]!, 0, 'loss', { step: steps[last]! }),
        ...(isOutside ? [evidence('target-min', target.min!, 0, 'value'), evidence('target-max', target.max!, 1, 'value')] : []),
      ],
      candidates: [{ cause: 'wrong-loss', score: 0.9 }],
    };
  },
});
