import type { Cause } from '../../../protocol/cause.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Fires when the newest step is old although the agent still beats: the training hangs. It asks for the age of the step,
 * not of the heartbeat, since a worker keeps beating while the training stands still.
 *
 * @source SageMaker Debugger StalledTrainingRule waits 1800 s for a tensor; ours is relative to the run's own pace.
 */
export const stepStalled = defineRule({
  id: 'step-stalled',
  kind: 'rule',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['liveness'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    leastMs: { default: 60_000, unit: 'ms', about: { en: 'Age of the newest step below which nothing is said.', zh: '最新一步的时龄低于此值时不作判断。' } },
    medians: { default: 20, unit: 'steps', about: { en: 'Age in usual step durations from which the training stands still.', zh: '时龄达到通常步时的多少倍即为停滞。' } },
  },
  tips: ['B9', 'I12'],
  causes: ['stalled', 'input-bound'],
  evaluate({ facts, step }, { leastMs, medians }) {
    const ageMs = finiteOrNull(facts.liveness?.stepAgeMs);
    const usualMs = finiteOrNull(facts.liveness?.medianStepMs);
    const limitMs = Math.max(leastMs, medians * (usualMs ?? 0));
    if (ageMs === null || !(ageMs > limitMs)) return null;
    const candidates: { cause: Cause; score: number }[] = [
      { cause: 'stalled', score: 0.8 },
      { cause: 'input-bound', score: 0.3 },
    ];
    return { subject: 'model', step, firstStep: step, evidence: [evidence('step-age', ageMs, limitMs, 'ms', { baseline: usualMs })], candidates };
  },
});
