import type { LayerDescription } from '../../../protocol/description.ts';
import { evidence } from '../../evidence.ts';
import { finiteOrNull } from '../../prediction-task.ts';
import { defineRule, type RunFacts } from '../../rule.ts';

/**
 * Finds dropout that takes away most of a layer, and penalties that outweigh the data loss before the first step.
 *
 * @source UMLAUT (CHI 2021): dropout above 0.5; NeuraLint (TOSEM 2021) on misplaced dropout; TheDeepChecker (TOSEM 2022) compares penalty and data loss.
 */
export const regularisationStrength = defineRule({
  id: 'regularisation-strength',
  kind: 'preflight',
  severity: 'warning',
  status: 'stable',
  signals: [],
  facts: ['model'],
  optionalFacts: ['start'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 1,
  parameters: {
    dropout: { default: 0.5, unit: 'ratio', about: { en: 'Dropout rate above which it is mentioned.', zh: 'dropout 比率高于此值即提及。' } },
    severeDropout: { default: 0.8, unit: 'ratio', about: { en: 'Dropout rate above which it is a warning.', zh: 'dropout 比率高于此值即警告。' } },
    penalty: { default: 1, unit: 'ratio', about: { en: 'Penalty over data loss at the start that is a warning.', zh: '起始时惩罚项与数据损失之比，高于此值即警告。' } },
    severePenalty: { default: 10, unit: 'ratio', about: { en: 'Penalty over data loss at the start that is critical.', zh: '起始时惩罚项与数据损失之比，高于此值即严重。' } },
  },
  tips: ['C5', 'G2', 'I3', 'I6'],
  causes: ['regularisation-too-strong'],
  evaluate({ facts, step }, { dropout, severeDropout, penalty, severePenalty }) {
    const [part, loss] = [finiteOrNull(facts.start?.regularisationLoss), finiteOrNull(facts.start?.loss)];
    if (part !== null && loss !== null && loss > 0 && part / loss > penalty) {
      const isSevere = part / loss > severePenalty;
      return {
        severity: isSevere ? 'critical' : 'warning',
        subject: 'model',
        step,
        firstStep: step,
        evidence: [evidence('start/loss-regularisation', part, penalty * loss, 'loss', { baseline: loss })],
        candidates: [{ cause: 'regularisation-too-strong', score: isSevere ? 0.9 : 0.65 }],
      };
    }
    const behind = dropoutBehindOutput(facts.model);
    if (behind !== null) {
      return {
        severity: 'warning',
        subject: behind.name,
        step,
        firstStep: step,
        evidence: [evidence('output-dropout-rate', behind.dropoutRate!, 0, 'ratio')],
        candidates: [{ cause: 'regularisation-too-strong', score: 0.7 }],
      };
    }
    const layers = (facts.model?.layers ?? []).filter((layer) => (layer.dropoutRate ?? 0) > dropout && (layer.dropoutRate ?? 0) <= 1);
    const strongest = layers.toSorted((one, other) => other.dropoutRate! - one.dropoutRate!)[0];
    if (strongest === undefined) return null;
    const isSevere = strongest.dropoutRate! > severeDropout;
    return {
      severity: isSevere ? 'warning' : 'info',
      subject: strongest.name,
      ...(layers.length === 1 ? {} : { alsoIn: layers.filter((layer) => layer !== strongest).map((layer) => layer.name) }),
      step,
      firstStep: step,
      evidence: [evidence('dropout-rate', strongest.dropoutRate!, isSevere ? severeDropout : dropout, 'ratio')],
      candidates: [{ cause: 'regularisation-too-strong', score: isSevere ? 0.6 : 0.25 }],
    };
  },
});

/** A dropout layer that is itself an output: it sets answers to zero. */
function dropoutBehindOutput(model: RunFacts['model']): LayerDescription | null {
  return model?.layers.find((layer) => layer.isOutput && layer.className === 'Dropout' && (layer.dropoutRate ?? 0) > 0 && (layer.dropoutRate ?? 0) <= 1) ?? null;
}
