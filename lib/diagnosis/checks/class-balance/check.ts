import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';

/**
 * Finds classes that are far rarer than others, or missing, beyond what the number of rows explains.
 *
 * @source SageMaker Debugger ClassImbalance (largest over smallest count above 10), with a margin for counting noise.
 */
export const classBalance = defineRule({
  id: 'class-balance',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['data'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    ratio: { default: 10, unit: 'ratio', about: { en: 'Largest over smallest class.', zh: '最大类与最小类之比。' } },
    expected: { default: 20, unit: 'rows', about: { en: 'Rows a class must have on average before anything is said.', zh: '每类平均至少有这么多行才作判断。' } },
    deviations: { default: 3, unit: 'standard errors', about: { en: 'Margin for the noise of counting.', zh: '计数噪声的余量。' } },
  },
  tips: ['H1', 'A4', 'I11'],
  causes: ['class-imbalance', 'labels'],
  evaluate({ facts, step }, { ratio, expected, deviations }) {
    const counts = facts.data?.classCounts ?? [];
    if (counts.length < 2 || counts.some((count) => !(count >= 0) || !(count < 1e15))) return null;
    const total = counts.reduce((sum, count) => sum + count, 0);
    const even = total / counts.length;
    if (!(even >= expected)) return null;
    const largest = Math.max(...counts);
    const smallest = Math.min(...counts);
    const rare = counts.indexOf(smallest);
    const missing = counts.filter((count) => count === 0).length;
    // Poisson margins: the smallest class may be luckier, the largest unluckier than it is.
    const [most, least] = [largest - deviations * Math.sqrt(largest), smallest + deviations * Math.sqrt(smallest + 1)];
    if (missing === 0 && !(most > ratio * least)) return null;
    const isAlmostAll = largest / total > 0.999;
    return {
      subject: 'model',
      step,
      firstStep: step,
      evidence: [
        evidence('class-count', smallest, largest / ratio, 'rows', { baseline: largest }),
        evidence('rarest-class', rare, null, 'class', { baseline: counts.length }),
        ...(missing > 0 ? [evidence('missing-classes', missing, 0, 'classes', { baseline: counts.length })] : []),
      ],
      candidates: isAlmostAll ? [{ cause: 'labels', score: 0.6 }, { cause: 'class-imbalance', score: 0.4 }] : [{ cause: 'class-imbalance', score: 0.7 }, { cause: 'labels', score: missing > 0 ? 0.35 : 0.1 }],
    };
  },
});
