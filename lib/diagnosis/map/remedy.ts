import type { Words } from '../../protocol/cause.ts';
import type { LayerDescription } from '../../protocol/description.ts';
import { spoken } from '../spoken-number.ts';
import { finiteOrNull } from '../prediction-task.ts';
import type { RunFacts } from '../rule.ts';

/** What a run tells of a remedy: that it is still to be had, or in use already, or would not help, and how that is seen. */
export interface RemedyFinding {
  readonly isOpen: boolean;
  readonly reason: Words;
}

export type RemedyFacts = Pick<RunFacts, 'model' | 'training' | 'data'>;

/** What a run's facts, and the rules its incident shows, say about one remedy; `null` when they do not tell. */
export type Remedy = (facts: RemedyFacts, shown: ReadonlySet<string>) => RemedyFinding | null;

const open = (en: string, zh: string): RemedyFinding => ({ isOpen: true, reason: { en, zh } });
const done = (en: string, zh: string): RemedyFinding => ({ isOpen: false, reason: { en, zh } });

/** Weights a sample from which on a network has room to learn its samples by heart. */
const roomyPerSample = 1;

/** Stopping where validation was best: once it has turned. */
export const stopEarly: Remedy = (_facts, shown) =>
  shown.has('validation-loss-rising') || shown.has('validation-not-improving')
    ? open('Validation was better before: the weights of its best step are the ones to keep.', '验证先前更好：该留下的是最好那一步的权重。')
    : done('Validation has not turned yet: stopping now gains nothing.', '验证还没有掉头：现在停下并无好处。');

/** Dropout, in a layer of its own or inside a recurrent one. */
export const dropout: Remedy = ({ model }) => {
  if (model === null) return null;
  const layer = model.layers.find(({ dropoutRate }) => (finiteOrNull(dropoutRate) ?? 0) > 0);
  return layer === undefined ? open('The model has no dropout.', '模型没有 dropout。') : done(`The model drops out already: ${layer.name}, rate ${spoken(layer.dropoutRate!)}.`, `模型已有 dropout：${layer.name}，比率 ${spoken(layer.dropoutRate!)}。`);
};

/** A penalty on the weights: a regulariser of a layer, or the optimizer's weight decay. */
export const weightPenalty: Remedy = ({ model, training }) => {
  if (model === null) return null;
  const layer = model.layers.find(({ isRegularised }) => isRegularised);
  if (layer !== undefined) return done(`Weights are penalised already, first in ${layer.name}.`, `权重已有惩罚项，最先见于 ${layer.name}。`);
  const decay = Object.entries(training?.optimizerConfig ?? {}).find(([name, value]) => /^weight_?decay$/i.test(name) && typeof value === 'number' && value > 0);
  return decay === undefined ? open('No layer has a penalty on its weights.', '没有任何层对权重加惩罚。') : done(`The optimizer decays the weights already, by ${spoken(Number(decay[1]))}.`, `优化器已有权重衰减 ${spoken(Number(decay[1]))}。`);
};

/** Batch or layer normalisation between the layers. */
export const normalisation: Remedy = ({ model }) => {
  if (model === null) return null;
  const layer = model.layers.find(({ className }) => /^(Batch|Layer|Group)Normalization$/.test(className));
  return layer === undefined ? open('The model has no normalisation layer.', '模型没有归一化层。') : done(`The model normalises already: ${layer.name}.`, `模型已有归一化：${layer.name}。`);
};

/** Augmentation by layers of the model; augmenting in the data's own code is not seen. */
export const augmentation: Remedy = ({ model }) => {
  const layer = model?.layers.find(({ className }) => /^Random[A-Z]/.test(className));
  return layer === undefined ? null : done(`The model varies its inputs already: ${layer.name}.`, `模型已在随机变换输入：${layer.name}。`);
};

/** Weights that were learned elsewhere: layers that are held still. Weights that go on learning do not tell where they began. */
export const pretrained: Remedy = ({ model }) => {
  const layer = model?.layers.find((one) => isHeldStill(one));
  return layer === undefined ? null : done(`A layer is held still already, as pretrained ones are: ${layer.name}.`, `已有层被冻结，像预训练层那样：${layer.name}。`);
};

/** More samples: while there are fewer of them than weights. */
export const moreData: Remedy = (facts) => {
  const room = weightsPerSample(facts);
  if (room === null) return null;
  const { en, zh } = room.words;
  return room.ratio > roomyPerSample ? open(`${en}, enough to learn the samples by heart.`, `${zh}，足以把样本背下来。`) : done(`${en}: there are more samples than weights.`, `${zh}：样本比权重还多。`);
};

/** Fewer weights: while there are more of them than samples. */
export const smallerNetwork: Remedy = (facts) => {
  const room = weightsPerSample(facts);
  if (room === null) return null;
  const { en, zh } = room.words;
  return room.ratio > roomyPerSample ? open(`${en}: the network has room to spare.`, `${zh}：网络容量有余。`) : done(`${en}: the network is small for its data.`, `${zh}：相对数据而言网络已经很小。`);
};

function isHeldStill({ trainable, parameterCount, variables }: LayerDescription): boolean {
  return parameterCount > 0 && (!trainable || (variables.length > 0 && variables.every((variable) => !variable.trainable)));
}

function weightsPerSample({ model, training }: RemedyFacts): { readonly ratio: number; readonly words: Words } | null {
  const samples = finiteOrNull(training?.trainingSamples);
  const weights = finiteOrNull(model?.trainableParameterCount);
  if (samples === null || weights === null || !(samples > 0)) return null;
  const ratio = weights / samples;
  return { ratio, words: { en: `${spoken(ratio)} weights for each of ${spoken(samples)} samples`, zh: `${spoken(samples)} 个样本，每个对应 ${spoken(ratio)} 个权重` } };
}
