import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds batch normalisation trained with batches too small for their statistics.
 *
 * @source Wu and He, "Group normalization" (ECCV 2018): batch normalisation degrades as batches get small.
 */
export const normalisationBatchSize = defineRule({
  id: 'normalisation-batch-size',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  facts: ['model', 'training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    smallest: { default: 8, unit: 'samples', about: { en: 'Batch size below which the statistics are poor.', zh: '批次小于此值时统计量不可靠。' } },
    severe: { default: 4, unit: 'samples', about: { en: 'Batch size below which they are next to meaningless: a warning.', zh: '批次小于此值时统计量几无意义：警告。' } },
  },
  tips: ['B5', 'B4', 'I12', 'G4'],
  causes: ['normalisation-mode', 'batch-size-too-small'],
  evaluate({ facts, step }, { smallest, severe }) {
    const size = finiteOrNull(facts.training?.batchSize);
    const layers = (facts.model?.layers ?? []).filter((layer) => /^BatchNorm/i.test(layer.className) && layer.trainable);
    const first = layers[0];
    if (first === undefined || size === null || !(size >= 1) || !(size < smallest)) return null;
    const isSevere = size < severe;
    return {
      severity: isSevere ? 'warning' : 'info',
      subject: first.name,
      ...(layers.length === 1 ? {} : { alsoIn: layers.slice(1).map((layer) => layer.name) }),
      step,
      firstStep: step,
      evidence: [evidence('batch-size', size, smallest, 'samples')],
      candidates: [{ cause: 'batch-size-too-small', score: isSevere ? 0.7 : 0.4 }, { cause: 'normalisation-mode', score: isSevere ? 0.6 : 0.3 }],
    };
  },
});
