import { entropy } from '../../../stats/entropy.ts';
import { evidence } from '../../evidence.ts';
import { outputHeads } from '../../model-graph.ts';
import { effectiveActivation, initialScaleRatio } from '../../model-view.ts';
import { finiteOrNull, lossFamily } from '../../prediction-task.ts';
import { defineRule, type Finding, type RunFacts } from '../../rule.ts';

/**
 * Finds a loss before the first update that is far from what a model that knows nothing should have.
 *
 * @source Karpathy, "A recipe for training neural networks" (loss at initialisation is −log(1/K)); TheDeepChecker checks the same. Regression:
 * inputs of deviation 3, which is usual still, make a variance-preserving start answer with 9 times the variance, and in narrow layers that varies by 3.
 */
export const initialLoss = defineRule({
  id: 'initial-loss',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['start', 'training'],
  optionalFacts: ['data', 'model'],
  silentForTasks: ['adversarial'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    highest: { default: 2, unit: 'ratio', about: { en: 'Classification: loss over that of ignorance, above which it is too high.', zh: '分类：损失与无知时之比，高于此值即过高。' } },
    highestRegression: { default: 30, unit: 'ratio', about: { en: 'Regression: loss over the mean square of the targets, above which it is too high.', zh: '回归：损失与目标均方之比，高于此值即过高。' } },
    lowest: { default: 0.5, unit: 'ratio', about: { en: 'Loss over that of ignorance, below which the model already knows something.', zh: '损失与无知时之比，低于此值说明模型已经知道些什么。' } },
  },
  tips: ['A4', 'A5', 'A3', 'A6', 'F1'],
  causes: ['initialisation', 'head-loss-mismatch', 'target-scale', 'input-scale'],
  evaluate({ facts, step }, { highest, highestRegression, lowest }) {
    const loss = finiteOrNull(facts.start?.loss);
    const due = dueLoss(facts);
    if (loss === null || due === null) return null;
    const high = due.high * (due.isRegression ? highestRegression : highest);
    const low = due.low * lowest;
    const isHigh = loss > high;
    if (!isHigh && !(loss < low)) return null;
    if (!isHigh && facts.model?.layers.some((layer) => !layer.trainable && layer.parameterCount > 0)) return null; // fine-tuning starts with knowledge
    return {
      severity: isHigh ? 'warning' : 'info',
      subject: 'model',
      step,
      firstStep: step,
      evidence: [evidence('start/loss', loss, isHigh ? high : low, 'loss', { baseline: isHigh ? due.high : due.low })],
      candidates: isHigh ? candidatesFor(facts, due.isRegression) : [{ cause: 'head-loss-mismatch', score: 0.3 }, { cause: 'initialisation', score: 0.2 }],
    };
  },
});

/** Loss of a model that knows nothing: ln K or the entropy of the label prior; the targets' square for squared error. */
function dueLoss({ training, data, model }: RunFacts): { readonly high: number; readonly low: number; readonly isRegression: boolean } | null {
  if (training === null || training.losses.length !== 1) return null;
  const family = lossFamily(training.losses[0]!);
  const counts = data?.classCounts ?? [];
  if (family === 'categorical-probabilities' || family === 'categorical-logits') {
    const classes = counts.length > 1 ? counts.length : (model === null ? undefined : outputHeads(model)[0]?.units) ?? 0;
    if (!(classes > 1) || !Number.isFinite(classes)) return null;
    const prior = entropy(counts);
    return { high: Math.log(classes), low: prior > 0.1 ? Math.min(prior, Math.log(classes)) : Math.log(classes), isRegression: false };
  }
  if (family === 'binary-probabilities' || family === 'binary-logits') {
    const prior = counts.length === 2 ? entropy(counts) : 0;
    return { high: Math.LN2, low: prior > 0.05 ? Math.min(prior, Math.LN2) : Math.LN2, isRegression: false };
  }
  const targets = data?.targets.length === 1 ? data.targets[0] : undefined;
  const mean = finiteOrNull(targets?.mean);
  const std = finiteOrNull(targets?.std);
  if (!/^(mse|mean_?squared_?error)/i.test(training.losses[0]!) || mean === null || std === null || !(std > 0)) return null;
  const square = std ** 2 + mean ** 2;
  return Number.isFinite(square) ? { high: square, low: std ** 2, isRegression: true } : null;
}

function candidatesFor({ data, model }: RunFacts, isRegression: boolean): Finding['candidates'] {
  const input = data?.inputs[0];
  const isInputWide = Math.max(Math.abs(finiteOrNull(input?.min) ?? 0), Math.abs(finiteOrNull(input?.max) ?? 0)) > 10 || (finiteOrNull(input?.std) ?? 1) > 3;
  const head = model === null ? undefined : outputHeads(model)[0];
  const isKernelLarge = model?.layers.some((layer) => layer.variables.some((variable) => variable.isKernel && (initialScaleRatio(variable, effectiveActivation(model, layer)) ?? 1) > 2)) ?? false;
  const target = data?.targets[0];
  const isTargetWide = isRegression && ((finiteOrNull(target?.std) ?? 1) > 100 || Math.abs(finiteOrNull(target?.mean) ?? 0) > 100);
  const scores: Finding['candidates'] = [
    { cause: 'input-scale', score: isInputWide ? 0.8 : 0.1 },
    { cause: 'initialisation', score: isKernelLarge ? 0.75 : 0.5 },
    { cause: 'head-loss-mismatch', score: !isRegression && head !== undefined && head.activation !== null && !/^(softmax|sigmoid)$/.test(head.activation) ? 0.55 : 0.2 },
    { cause: 'target-scale', score: isTargetWide ? 0.7 : 0.05 },
  ];
  return scores.toSorted((one, other) => other.score - one.score);
}
