import type { TensorStatistics } from '../../../protocol/description.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidence } from '../../evidence.ts';
import { farTarget, isRuledByOutliers } from '../../outliers.ts';
import { finiteOrNull, isRegression } from '../../prediction-task.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds regression targets whose spread or offset is far from one.
 *
 * @source Own limits; the advice to standardise targets is in the CS231n notes and in LeCun et al., "Efficient BackProp" (1998).
 */
export const targetScale = defineRule({
  id: 'target-scale',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['data', 'training'],
  optionalFacts: ['task'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    largestStd: { default: 100, unit: 'std', about: { en: 'Standard deviation of the targets above which they are too large.', zh: '目标标准差高于此值即过大。' } },
    smallestStd: { default: 0.01, unit: 'std', about: { en: 'Standard deviation of the targets below which they are too small.', zh: '目标标准差低于此值即过小。' } },
    largestOffset: { default: 100, unit: 'ratio', about: { en: 'Mean over standard deviation, in size, above which they stand far from zero.', zh: '均值与标准差之比的绝对值，高于此值即远离零。' } },
    outlier: { default: farTarget, unit: 'std', about: { en: 'Distance of a single target from the mean from which on it is mentioned: a squared error listens to little else.', zh: '单个目标与均值的距离达到此值即提及：平方误差几乎只听它的。' } },
  },
  tips: ['A6', 'A7', 'B8'],
  causes: ['target-scale'],
  evaluate({ facts, step }, limits) {
    if (facts.data === null || !isRegression(facts)) return null;
    const lines = facts.data.targets.map((target) => faultOf(target, limits));
    const index = lines.findIndex((line) => line !== null);
    const line = lines[index] ?? null;
    if (line === null) return null;
    return { severity: line.signal === 'target-outlier' ? 'info' : 'warning', subject: lines.length > 1 ? `target ${index}` : 'model', step, firstStep: step, evidence: [line], candidates: [{ cause: 'target-scale', score: line.signal === 'target-outlier' ? 0.4 : 0.75 }] };
  },
});

function faultOf(target: TensorStatistics, { largestStd, smallestStd, largestOffset, outlier }: { largestStd: number; smallestStd: number; largestOffset: number; outlier: number }): Evidence | null {
  const [std, mean] = [finiteOrNull(target.std), finiteOrNull(target.mean)];
  if (std === null || !(std > 0)) return null;
  if (std > largestStd || std < smallestStd) return evidence('target-std', std, std > largestStd ? largestStd : smallestStd, 'std', { baseline: mean });
  if (mean !== null && Math.abs(mean) / std > largestOffset) return evidence('target-mean', mean, Math.sign(mean) * largestOffset * std, 'value', { baseline: std });
  const far = Math.max((finiteOrNull(target.max) ?? 0) - (mean ?? 0), (mean ?? 0) - (finiteOrNull(target.min) ?? 0));
  return isRuledByOutliers(target, outlier) ? evidence('target-outlier', far / std, outlier, 'std', { baseline: std }) : null;
}
