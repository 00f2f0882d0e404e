import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Regularisation is set very strong', zh: '正则化设得过强' },
  about: { en: 'Looks at dropout rates and at the penalty before the first step.', zh: '查看 dropout 比率，以及第一步之前的惩罚项。' },
  message(finding) {
    const penalty = evidenceFrom(finding, 'start/loss-regularisation');
    if (penalty !== undefined) {
      return {
        en: `Before the first step the penalty is ${spoken(penalty.value)}, ${spoken(plainNumber(penalty.value) / plainNumber(penalty.baseline))} times the data loss of ${spoken(penalty.baseline)}: the first steps will shrink weights and learn little.`,
        zh: `第一步之前惩罚项为 ${spoken(penalty.value)}，是数据损失 ${spoken(penalty.baseline)} 的 ${spoken(plainNumber(penalty.value) / plainNumber(penalty.baseline))} 倍：最初的步子只会压小权重，学得很少。`,
      };
    }
    const behind = evidenceFrom(finding, 'output-dropout-rate');
    if (behind !== undefined) {
      return {
        en: `${finding.subject} stands behind the output and sets ${spokenPercent(behind.value)} of the answers to zero in training: the loss of such an answer is as bad as can be. Dropout belongs before the last layer.`,
        zh: `${finding.subject} 位于输出之后，训练时会把 ${spokenPercent(behind.value)} 的答案置零：这样的答案损失最大。dropout 应放在最后一层之前。`,
      };
    }
    const rate = evidenceFrom(finding, 'dropout-rate');
    return {
      en: `${finding.subject} drops ${spokenPercent(rate?.value)} of its inputs in training. Start without dropout, and add it once the model overfits.`,
      zh: `${finding.subject} 在训练中丢弃 ${spokenPercent(rate?.value)} 的输入。先不用 dropout，等模型能过拟合后再加。`,
    };
  },
  falsifiedBy: [{ probe: 'overfit-one-batch', text: { en: 'The model overfits one batch with the regularisation left on.', zh: '保留正则化时，模型仍能过拟合一个小批。' } }],
};
