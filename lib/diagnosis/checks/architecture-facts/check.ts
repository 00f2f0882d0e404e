import type { Cause } from '../../../protocol/cause.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { median } from '../../../stats/quantile.ts';
import { evidence } from '../../evidence.ts';
import { effectiveActivation, hiddenLayers, saturatingActivations } from '../../model-view.ts';
import { finiteOrNull, isRegression } from '../../prediction-task.ts';
import { defineRule, type RunFacts } from '../../rule.ts';
import type { SignalWindow } from '../../signals.ts';
import { newest } from '../../window-view.ts';

interface Fact {
  readonly subject: string;
  readonly line: Evidence;
  readonly cause: Cause;
  readonly score: number;
  /** The training shows that it matters. */
  readonly isSeen?: boolean;
}

/**
 * Tells what is unusual about the architecture: plain recurrence over many steps, deep stacks of saturating layers, a layer too narrow
 * for the classes, many parameters for few samples. Facts, not faults.
 *
 * @source Bengio et al. (1994) on plain recurrence, Glorot and Bengio (2010) on deep sigmoids; the ratio of parameters to samples is an own mark.
 */
export const architectureFacts = defineRule({
  id: 'architecture-facts',
  kind: 'preflight',
  severity: 'info',
  status: 'stable',
  signals: [],
  optionalSignals: ['train/loss'],
  facts: ['model'],
  optionalFacts: ['training', 'data'],
  patience: { fireAfter: 1, outOf: 1, clearAfter: 1 },
  everySamples: 50,
  parameters: {
    timeSteps: { default: 20, unit: 'steps', about: { en: 'Time steps above which a plain recurrent layer is mentioned.', zh: '普通循环层的时间步超过此值即提及。' } },
    saturating: { default: 4, unit: 'layers', about: { en: 'Hidden sigmoid or tanh layers from which on they are mentioned.', zh: 'sigmoid 或 tanh 隐藏层达到此数即提及。' } },
    perSample: { default: 100, unit: 'parameters', about: { en: 'Trainable parameters per training sample above which they are mentioned.', zh: '每个训练样本对应的可训练参数超过此值即提及。' } },
    updates: { default: 100, unit: 'updates', about: { en: 'Planned updates below which a batch of half the data or more leaves too few of them: a warning.', zh: '批次占数据一半以上且计划更新次数低于此值，更新过少：警告。' } },
    unlearned: { default: 0.4, unit: 'ratio', about: { en: 'Share of ln K above which, after 200 samples, a too narrow layer is seen to hold the training back: a warning.', zh: '200 个样本之后，损失仍高于 ln K 的这一比例，说明过窄的层确实拖住了训练：警告。' } },
  },
  tips: ['F3', 'I8', 'A2', 'G6', 'H2', 'A9', 'I9'],
  causes: ['overfitting', 'capacity-too-small', 'activation-choice', 'recurrent-instability', 'batch-size-too-large', 'learning-rate-too-low'],
  evaluate({ facts, signals, step }, limits) {
    const found = [recurrence(facts, limits.timeSteps), saturation(facts, limits.saturating), narrowness(facts, signals.series('train/loss'), limits.unlearned), abundance(facts, limits.perSample), fewUpdates(facts, limits.updates)].filter((fact) => fact !== null);
    const first = found.toSorted((one, other) => other.score - one.score)[0];
    if (first === undefined) return null;
    return {
      ...(first.isSeen === true ? { severity: 'warning' as const } : {}),
      subject: first.subject,
      step,
      firstStep: step,
      evidence: [first.line, ...found.filter((fact) => fact !== first).map((fact) => fact.line)],
      candidates: [first, ...found.filter((fact) => fact !== first)].map(({ cause, score }) => ({ cause, score })),
    };
  },
});

function recurrence({ model }: RunFacts, limit: number): Fact | null {
  const layer = model?.layers.find((item) => item.className === 'SimpleRNN' && (finiteOrNull(item.timeSteps) ?? 0) > limit);
  return layer === undefined ? null : { subject: layer.name, line: evidence(`recurrent-steps/${layer.name}`, layer.timeSteps!, limit, 'steps'), cause: 'recurrent-instability', score: 0.45 };
}

function saturation({ model }: RunFacts, limit: number): Fact | null {
  if (model === null) return null;
  const layers = hiddenLayers(model).filter((layer) => !layer.isRecurrent && saturatingActivations.includes(effectiveActivation(model, layer) ?? ''));
  return layers.length < limit ? null : { subject: 'model', line: evidence('saturating-layers', layers.length, limit, 'layers'), cause: 'activation-choice', score: 0.4 };
}

/** A hidden layer with fewer units than are needed to write the class down in binary. */
function narrowness(facts: RunFacts, loss: SignalWindow | undefined, unlearned: number): Fact | null {
  const classes = facts.data?.classCounts?.length ?? 0;
  if (facts.model === null || classes < 3 || isRegression(facts)) return null;
  const needed = Math.log2(classes);
  const layer = hiddenLayers(facts.model).find((item) => item.className === 'Dense' && (finiteOrNull(item.units) ?? classes) < needed && (finiteOrNull(item.units) ?? 0) > 0);
  const level = loss === undefined || loss.count < 200 ? null : median(newest(loss, 50).values);
  const isSeen = level !== null && level > unlearned * Math.log(classes) && (facts.training?.losses ?? []).every((name) => /cross_?entropy/i.test(name));
  return layer === undefined ? null : { subject: layer.name, isSeen, line: evidence(`narrow-units/${layer.name}`, layer.units!, needed, 'units', { baseline: classes }), cause: 'capacity-too-small', score: isSeen ? 0.7 : 0.5 };
}

function abundance({ model, training }: RunFacts, limit: number): Fact | null {
  const samples = finiteOrNull(training?.trainingSamples);
  const parameters = finiteOrNull(model?.trainableParameterCount);
  if (samples === null || parameters === null || !(samples > 0) || !(parameters / samples > limit)) return null;
  return { subject: 'model', line: evidence('parameters-per-sample', parameters / samples, limit, 'parameters', { baseline: samples }), cause: 'overfitting', score: 0.3 };
}

/** Rows that make more than one batch worth while. */
const manyRows = 500;

/** Nearly all the data in each batch, over many epochs: so few updates that little can be learned. */
function fewUpdates({ training }: RunFacts, limit: number): Fact | null {
  const [rows, batch, total, epochs] = [training?.trainingSamples, training?.batchSize, training?.totalSteps, training?.epochs].map(finiteOrNull) as [number | null, number | null, number | null, number | null];
  if (rows === null || batch === null || total === null || epochs === null || !(rows >= manyRows) || !(batch >= rows / 2) || !(epochs >= 5) || !(total > 0) || !(total < limit)) return null;
  return { subject: 'model', isSeen: true, line: evidence('planned-updates', total, limit, 'updates', { baseline: batch }), cause: 'batch-size-too-large', score: 0.65 };
}
