import type { TensorStatistics } from '../../../protocol/description.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidence } from '../../evidence.ts';
import { isRuledByOutliers } from '../../outliers.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds validation inputs on another scale than the training inputs: the normaliser was left out, or fitted anew.
 *
 * @source CS231n notes: preprocessing statistics come from the training data and are applied to all. Of n numbers none lies more than
 * √(n − 1) deviations out (Samuelson 1968); a single one beyond 20 makes up most of the spread of hundreds.
 */
export const normaliserFit = defineRule({
  id: 'normaliser-fit',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['data'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    meanShift: { default: 0.5, unit: 'std', about: { en: 'Difference of the means in standard deviations of the training inputs.', zh: '均值之差，以训练输入的标准差计。' } },
    stdFactor: { default: 2, unit: 'ratio', about: { en: 'Factor between the standard deviations, up or down.', zh: '标准差之比，增减均算。' } },
    outlier: { default: 20, unit: 'std', about: { en: 'A value so many deviations from the mean rules both: outliers are said elsewhere, and the sets cannot be compared by these.', zh: '若有值偏离均值达到这么多个标准差，均值与标准差便由它主宰：离群值另行提示，两组数据不能据此比较。' } },
    rows: { default: 30, unit: 'rows', about: { en: 'Least validation rows.', zh: '最少验证行数。' } },
  },
  tips: ['A6', 'C2'],
  causes: ['train-validation-mismatch'],
  evaluate({ facts, step }, limits) {
    const { data } = facts;
    if (data === null) return null;
    const lines = data.inputs.map((input, index) => faultOf(input, data.validationInputs[index], limits));
    const index = lines.findIndex((line) => line !== null);
    const line = lines[index] ?? null;
    if (line === null) return null;
    return { subject: lines.length > 1 ? `input ${index}` : 'model', step, firstStep: step, evidence: [line], candidates: [{ cause: 'train-validation-mismatch', score: 0.85 }] };
  },
});

function faultOf(train: TensorStatistics, held: TensorStatistics | undefined, { meanShift, stdFactor, rows, outlier }: { meanShift: number; stdFactor: number; rows: number; outlier: number }): Evidence | null {
  if (held === undefined || !((held.shape[0] ?? 0) >= rows)) return null;
  const [trainMean, trainStd, heldMean, heldStd] = [finiteOrNull(train.mean), finiteOrNull(train.std), finiteOrNull(held.mean), finiteOrNull(held.std)];
  if (trainMean === null || trainStd === null || heldMean === null || heldStd === null || !(trainStd > 0)) return null;
  if (isRuledByOutliers(train, outlier) || isRuledByOutliers(held, outlier)) return null;
  if (heldStd > stdFactor * trainStd || heldStd < trainStd / stdFactor) return evidence('validation/input-std', heldStd, heldStd > trainStd ? stdFactor * trainStd : trainStd / stdFactor, 'std', { baseline: trainStd });
  const shift = (heldMean - trainMean) / trainStd;
  return Math.abs(shift) > meanShift ? evidence('validation/input-mean', heldMean, trainMean + Math.sign(shift) * meanShift * trainStd, 'value', { baseline: trainMean }) : null;
}
