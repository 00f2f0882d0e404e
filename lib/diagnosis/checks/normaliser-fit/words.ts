import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation inputs are on another scale', zh: '验证输入的尺度不同' },
  about: { en: 'Compares mean and spread of the validation inputs with those of the training inputs.', zh: '比较验证输入与训练输入的均值和离散度。' },
  message(finding) {
    const std = evidenceFrom(finding, 'validation/input-std');
    if (std !== undefined) {
      const times = plainNumber(std.value) / plainNumber(std.baseline);
      return {
        en: `The validation inputs have a standard deviation of ${spoken(std.value)}, the training inputs ${spoken(std.baseline)}: ${spoken(times)} times. They did not go through the same preprocessing.`,
        zh: `验证输入的标准差为 ${spoken(std.value)}，训练输入为 ${spoken(std.baseline)}：相差 ${spoken(times)} 倍。它们没有经过同样的预处理。`,
      };
    }
    const mean = evidenceFrom(finding, 'validation/input-mean');
    return {
      en: `The validation inputs have a mean of ${spoken(mean?.value)}, the training inputs ${spoken(mean?.baseline)}: apply the mean of the training data to both.`,
      zh: `验证输入的均值为 ${spoken(mean?.value)}，训练输入为 ${spoken(mean?.baseline)}：两者都应使用训练数据的均值。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The validation rows are a harder population on purpose, prepared with the same numbers.', zh: '验证样本有意取自更难的总体，但用了同样的预处理参数。' } }],
};
