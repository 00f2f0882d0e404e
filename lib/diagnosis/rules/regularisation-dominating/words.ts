import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Regularisation outweighs the data', zh: '正则项压过了数据' },
  about: {
    en: 'Compares the penalty on the weights with the loss on the data.',
    zh: '比较权重惩罚项与数据损失。',
  },
  message(finding) {
    const penalty = evidenceFrom(finding, 'train/loss-regularisation');
    const start = evidenceFrom(finding, 'start/loss');
    const times = plainNumber(penalty?.value) / plainNumber(penalty?.baseline);
    return {
      en: `The penalty is ${spoken(penalty?.value)}, ${spoken(times)} times the loss on the data, ${spoken(penalty?.baseline)}; that one began at ${spoken(start?.value)}. The optimizer shrinks weights more than it learns.`,
      zh: `惩罚项为 ${spoken(penalty?.value)}，是数据损失 ${spoken(penalty?.baseline)} 的 ${spoken(times)} 倍；数据损失起始于 ${spoken(start?.value)}。优化器更多是在压小权重，而不是在学习。`,
    };
  },
  falsifiedBy: [{ probe: 'regularisation-monotone', text: { en: 'With a tenth of the coefficient the data loss falls no lower.', zh: '系数降到十分之一后，数据损失并不更低。' } }],
};
