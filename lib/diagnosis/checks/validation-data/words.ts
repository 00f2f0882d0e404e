import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation data cannot be relied on', zh: '验证数据不可依靠' },
  about: { en: 'Looks at whether there are validation rows, and whether they are new to the model.', zh: '查看是否有验证样本，以及它们对模型是否是新的。' },
  message(finding) {
    const duplicates = evidenceFrom(finding, 'duplicate-ratio');
    const absent = evidenceFrom(finding, 'missing-classes');
    if (duplicates !== undefined) {
      return {
        en: `${spokenPercent(duplicates.value)} of the validation rows stand among the training rows, bit for bit: validation will promise too much.`,
        zh: `${spokenPercent(duplicates.value)} 的验证样本逐位相同地出现在训练样本中：验证结果会虚高。`,
      };
    }
    if (absent !== undefined) {
      return {
        en: `validationSplit takes the last rows unshuffled, and ${spoken(absent.value)} of ${spoken(absent.baseline)} classes have no training row left: the data are sorted. Shuffle them first.`,
        zh: `validationSplit 不打乱地取最后几行，于是 ${spoken(absent.baseline)} 个类别中有 ${spoken(absent.value)} 个没有训练样本：数据是排过序的。请先打乱。`,
      };
    }
    return {
      en: 'There is no validation data: overfitting cannot be seen, and rules on validation are not evaluated.',
      zh: '没有验证数据：看不到过拟合，有关验证的规则也不作评估。',
    };
  },
  falsifiedBy: [{ probe: 'pair-viewer', text: { en: 'The nearest training row of each validation row is a different sample.', zh: '每个验证样本最近的训练样本都是另一个样本。' } }],
};
