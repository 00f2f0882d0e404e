import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Much better on validation than on training', zh: '验证表现远好于训练' },
  about: {
    en: 'Looks for a model that does better on validation rows than on rows it was trained on.',
    zh: '查找在验证样本上反而好于训练样本的模型。',
  },
  message(finding) {
    const accuracy = evidenceFrom(finding, 'validation/accuracy');
    const points = (plainNumber(accuracy?.value) - plainNumber(accuracy?.baseline)) * 100;
    return {
      en: `Accuracy is ${spokenPercent(accuracy?.value)} on validation and ${spokenPercent(accuracy?.baseline)} on training rows, ${spoken(points)} points apart, both in inference mode: the two sets are not alike.`,
      zh: `验证集准确率为 ${spokenPercent(accuracy?.value)}，训练样本上为 ${spokenPercent(accuracy?.baseline)}，相差 ${spoken(points)} 个百分点，且都在推理模式下：两份数据并不相似。`,
    };
  },
  falsifiedBy: [{ probe: 'pair-viewer', text: { en: 'The validation rows are as hard and as varied as the training rows, and none of them is among those.', zh: '验证样本与训练样本同样难、同样多样，且没有一条出现在训练集中。' } }],
};
