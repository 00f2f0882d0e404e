import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds training with shuffling switched off, where the order of the rows matters.
 *
 * @source The taxonomies of deep-learning faults list missing shuffling among the training faults.
 */
export const shuffleOff = defineRule({
  id: 'shuffle-off',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  facts: ['training'],
  optionalFacts: ['model'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {},
  tips: ['I11'],
  causes: ['batch-order'],
  evaluate({ facts, step }) {
    const { training, model } = facts;
    if (training === null || training.shuffle !== false) return null;
    const [rows, batch] = [finiteOrNull(training.trainingSamples), finiteOrNull(training.batchSize)];
    const isFullBatch = rows !== null && batch !== null && batch >= rows;
    if (isFullBatch || model?.layers.some((layer) => layer.isRecurrent) === true) return null;
    return {
      subject: 'model',
      step,
      firstStep: step,
      evidence: [evidence('shuffle', 0, 1, 'flag'), evidence('training-rows', rows ?? Number.NaN, null, 'rows', { baseline: batch })],
      candidates: [{ cause: 'batch-order', score: 0.35 }],
    };
  },
});
