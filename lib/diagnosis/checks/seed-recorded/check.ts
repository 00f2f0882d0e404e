import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';
import { lastValue } from '../../window-view.ts';

/**
 * Finds runs that recorded no random seed, so that they cannot be repeated.
 *
 * @source Pham et al., "Problems and opportunities in training deep learning software systems: an analysis of variance" (ASE 2020).
 */
export const seedRecorded = defineRule({
  id: 'seed-recorded',
  kind: 'preflight',
  severity: 'info',
  status: 'preview',
  signals: ['seed-recorded'],
  facts: [],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {},
  tips: ['H6'],
  causes: ['logging-gap'],
  evaluate({ signals }) {
    const recorded = signals.series('seed-recorded');
    const step = recorded?.recent.steps.at(-1);
    if (recorded === undefined || step === undefined || lastValue(recorded) !== 0) return null;
    return { subject: 'model', step, firstStep: step, evidence: [evidence('seed-recorded', 0, 1, 'flag', { step })], candidates: [{ cause: 'logging-gap', score: 0.15 }] };
  },
});
