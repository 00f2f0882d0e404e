import { evidence } from '../../evidence.ts';
import { defineRule } from '../../rule.ts';

const asked = ['train/loss', 'learning-rate', 'gradient-norm', 'input-mean'] as const;

/**
 * Finds signals that are missing although the run goes on, so that rules which need them cannot be evaluated.
 *
 * @source Own criterion: what is not logged is not judged, and must not be taken for good.
 */
export const loggingCoverage = defineRule({
  id: 'logging-coverage',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: ['step-ms'],
  optionalSignals: ['train/loss', 'learning-rate', 'gradient-norm', 'input-mean', 'validation/loss'],
  facts: [],
  optionalFacts: ['training'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 10,
  parameters: {
    steps: { default: 50, unit: 'steps', about: { en: 'Steps before a signal counts as missing.', zh: '多少步之后信号算作缺失。' } },
    validationSteps: { default: 1000, unit: 'steps', about: { en: 'Steps before validation counts as missing in a loop of your own.', zh: '自定义循环中，多少步之后验证算作缺失。' } },
  },
  tips: ['C1', 'B9'],
  causes: ['logging-gap'],
  evaluate({ signals, facts }, { steps, validationSteps }) {
    const step = signals.series('step-ms')?.recent.steps.at(-1);
    if (step === undefined || !(step >= steps)) return null;
    const isOwnLoop = facts.training === null || facts.training.validation === 'unknown';
    const names = [...asked, ...(isOwnLoop && step >= validationSteps ? ['validation/loss'] : [])];
    const missing = names.filter((name) => (signals.series(name)?.count ?? 0) === 0);
    if (missing.length === 0) return null;
    return {
      subject: 'model',
      alsoIn: missing,
      step,
      firstStep: Math.min(step, Math.max(0, steps)),
      evidence: missing.map((name) => evidence(name, 0, 1, 'samples')),
      candidates: [{ cause: 'logging-gap', score: 0.4 }],
    };
  },
});
