import { evidence } from '../../evidence.ts';
import { outputHeads } from '../../model-graph.ts';
import { finiteOrNull, type LossFamily, lossFamily } from '../../prediction-task.ts';
import { defineRule, type Finding, type RunFacts } from '../../rule.ts';
import { doubleSoftmax } from './double-softmax.ts';
import { isRectifier, judgeHead } from './head-table.ts';

/**
 * Finds a last activation that does not fit the loss: raw outputs in a loss of probabilities, probabilities in a loss of raw
 * outputs, an output that cannot reach its targets, a softmax over a single unit.
 *
 * @source UMLAUT (CHI 2021), NeuraLint (TOSEM 2021) and AUTOTRAINER (ICSE 2021) hold tables of this kind; this one is for TF.js losses.
 */
export const headLossMatch = defineRule({
  id: 'head-loss-match',
  kind: 'preflight',
  severity: 'critical',
  status: 'stable',
  signals: [],
  optionalSignals: ['train/loss', 'train/accuracy', 'validation/accuracy'],
  facts: ['model', 'training'],
  optionalFacts: ['data', 'start'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 20,
  parameters: {
    accuracy: { default: 0.7, unit: 'ratio', about: { en: 'Accuracy that a loss above the floor of a double softmax cannot go with.', zh: '损失仍高于双重 softmax 的下限时，不应达到的准确率。' } },
    nearFloor: { default: 0.12, unit: 'ratio', about: { en: 'Distance above that floor, relative to what a constant guess has, within which the loss comes to rest.', zh: '损失停在该下限之上多近（相对于无知时的损失与下限之差）。' } },
  },
  tips: ['A3', 'D1'],
  causes: ['head-loss-mismatch'],
  evaluate(input, limits) {
    const { facts, step } = input;
    const { model, training, data, start } = facts;
    if (model === null || training === null) return null;
    const heads = outputHeads(model);
    let worst: Finding | null = null;
    heads.forEach((head, index) => {
      const loss = training.losses.length === 1 ? training.losses[0] : training.losses.length === heads.length ? training.losses[index] : undefined;
      const family = familyOf(facts, loss ?? '', head.activation);
      const doSumToOne = heads.length === 1 && start?.outputRowsSumToOne === true && (head.units ?? 0) > 1;
      const activation = doSumToOne ? 'softmax' : head.activation; // what the rows do counts more than what the layer is called
      const targets = data?.targets[heads.length === 1 ? 0 : index];
      const judged = judgeHead({ activation, units: head.units, family, targetMin: finiteOrNull(targets?.min), targetMax: finiteOrNull(targets?.max) });
      if (judged === null || (worst !== null && (worst as Finding).severity === 'critical')) return;
      const targetMin = finiteOrNull(targets?.min);
      const targetMax = finiteOrNull(targets?.max);
      worst = {
        severity: judged.severity,
        subject: head.layer.name,
        step,
        firstStep: step,
        evidence: [
          evidence(`output-activation/${activation ?? ''}`, finiteOrNull(head.units) ?? 0, null, 'units'),
          evidence(`loss/${loss ?? ''}`, finiteOrNull(start?.loss) ?? Number.NaN, null, 'loss'),
          ...(family === 'distance' && targetMin !== null && targetMax !== null ? [evidence('target-min', targetMin, null, 'value'), evidence('target-max', targetMax, null, 'value')] : []),
        ],
        candidates: [{ cause: 'head-loss-mismatch', score: judged.severity === 'critical' ? 0.95 : 0.6 }],
      };
    });
    return worst ?? doubleSoftmax(input, limits);
  },
});

/** Kind of the loss. In a loss of the user's own over classes, a rectified head is judged as raw outputs: right for none of them. */
function familyOf({ data }: RunFacts, loss: string, activation: string | null): LossFamily {
  const family = lossFamily(loss);
  const isOfClasses = (data?.classCounts ?? []).length >= 2;
  return family === 'other' && isOfClasses && activation !== null && isRectifier(activation) ? 'categorical-logits' : family;
}
