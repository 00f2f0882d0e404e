import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds checkpoints saved without the state of an optimizer that has one.
 *
 * @source Karpathy, "A recipe for training neural networks", and the TF.js option `includeOptimizer` of `model.save`.
 */
export const checkpointOptimizerState = defineRule({
  id: 'checkpoint-optimizer-state',
  kind: 'preflight',
  severity: 'info',
  status: 'preview',
  signals: ['checkpoint-optimizer-state'],
  facts: ['training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: { saves: { default: 2, unit: 'saves', about: { en: 'Saves without state from which on they look like checkpoints to resume from.', zh: '不含状态的保存达到此次数，便像是用于恢复的检查点。' } } },
  tips: ['A1'],
  causes: ['checkpoint-incomplete'],
  evaluate({ signals, facts }, { saves }) {
    const saved = signals.series('checkpoint-optimizer-state');
    const optimizer = facts.training?.optimizer ?? '';
    const last = saved?.recent.values.at(-1);
    if (saved === undefined || last !== 0 || optimizer === '' || optimizer.toLowerCase() === 'sgd') return null;
    const without = saved.recent.values.reduce((count, value) => count + (value === 0 ? 1 : 0), 0);
    const step = saved.recent.steps.at(-1)!;
    return {
      subject: 'model',
      step,
      firstStep: Math.min(step, saved.recent.steps[saved.recent.values.indexOf(0)]!),
      evidence: [evidence('checkpoint-optimizer-state', without, saves, 'saves', { step }), evidence(`optimizer/${optimizer}`, saved.count, null, 'saves')],
      candidates: [{ cause: 'checkpoint-incomplete', score: without >= saves ? 0.7 : 0.4 }],
    };
  },
});
