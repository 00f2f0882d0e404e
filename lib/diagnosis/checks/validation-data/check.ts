import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type Finding, type RunFacts } from '../../rule.ts';

/**
 * Finds training without validation, validation rows that were trained on, and a validation split that takes the end of sorted data.
 *
 * @source Own criteria; TF.js takes the last rows, unshuffled, for `validationSplit`.
 */
export const validationData = defineRule({
  id: 'validation-data',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['training'],
  optionalFacts: ['data'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    duplicates: { default: 0.01, unit: 'ratio', about: { en: 'Share of validation rows found among the training rows that is a warning.', zh: '验证样本出现在训练样本中的占比，高于此值即警告。' } },
    features: { default: 16, unit: 'features', about: { en: 'Whole-number rows of fewer features repeat by chance: info only.', zh: '特征少于此数的整数行会碰巧重复：只作提示。' } },
  },
  tips: ['C2', 'I11', 'G5', 'H7'],
  causes: ['data-leak', 'train-validation-mismatch', 'logging-gap'],
  evaluate({ facts, step }, { duplicates, features }) {
    return leak(facts, step, duplicates, features) ?? sortedSplit(facts, step) ?? missing(facts, step);
  },
});

function leak({ data }: RunFacts, step: number, limit: number, features: number): Finding | null {
  const share = finiteOrNull(data?.duplicateRatio);
  if (share === null || !(share > limit) || share > 1 || data?.inputs.every(({ std }) => std === 0) === true) return null; // rows that are all alike were not copied
  const input = data?.inputs[0];
  const width = input?.shape.slice(1).reduce((product, length) => product * length, 1) ?? 0;
  const doRepeatByChance = input?.isInteger === true && (width < features || share < 5 * limit); // whole numbers repeat more easily
  return {
    severity: doRepeatByChance ? 'info' : 'warning',
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('duplicate-ratio', share, limit, 'ratio')],
    candidates: [{ cause: 'data-leak', score: doRepeatByChance ? 0.2 : Math.min(0.9, 0.5 + share) }],
  };
}

/** The last rows of data sorted by class: classes of the end never reach the training. */
function sortedSplit({ training, data }: RunFacts, step: number): Finding | null {
  const counts = data?.classCounts ?? [];
  if (training?.validation !== 'split' || counts.length < 2 || counts.some((count) => !(count >= 0) || !(count < 1e15))) return null;
  const even = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const absent = counts.filter((count) => count === 0).length;
  if (absent === 0 || even < 20) return null;
  return {
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('missing-classes', absent, 0, 'classes', { baseline: counts.length })],
    candidates: [{ cause: 'train-validation-mismatch', score: 0.75 }],
  };
}

function missing({ training }: RunFacts, step: number): Finding | null {
  if (training?.validation !== 'none') return null;
  return {
    severity: 'info',
    subject: 'model',
    step,
    firstStep: step,
    evidence: [evidence('validation-rows', 0, 1, 'rows')],
    candidates: [{ cause: 'logging-gap', score: 0.3 }],
  };
}
