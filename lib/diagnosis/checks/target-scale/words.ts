import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Regression targets are not scaled', zh: '回归目标未缩放' },
  about: { en: 'Looks at spread and offset of the targets of a regression.', zh: '查看回归目标的离散度与偏移。' },
  message(finding) {
    const std = evidenceFrom(finding, 'target-std');
    if (std !== undefined) {
      return {
        en: `The targets have a standard deviation of ${spoken(std.value)}; about 1 suits the usual initialisation and learning rates. Divide by it, and multiply the predictions back.`,
        zh: `目标的标准差为 ${spoken(std.value)}；常用的初始化与学习率适合 1 左右。请除以它，预测时再乘回来。`,
      };
    }
    const far = evidenceFrom(finding, 'target-outlier');
    if (far !== undefined) {
      return {
        en: `One target lies ${spoken(far.value)} standard deviations from the mean: under a squared error it weighs more than dozens of ordinary rows. Look whether it is right; if so, take logarithms or an absolute or Huber loss.`,
        zh: `有一个目标偏离均值 ${spoken(far.value)} 个标准差：在平方误差下，它比几十个普通样本还重。请核对它是否正确；若正确，可取对数，或改用绝对误差或 Huber 损失。`,
      };
    }
    const mean = evidenceFrom(finding, 'target-mean');
    return {
      en: `The targets lie around ${spoken(mean?.value)} with a standard deviation of ${spoken(mean?.baseline)}: subtract the mean, or start the output bias there.`,
      zh: `目标集中在 ${spoken(mean?.value)} 附近，标准差为 ${spoken(mean?.baseline)}：请减去均值，或让输出偏置从那里开始。`,
    };
  },
  falsifiedBy: [{ text: { en: 'With standardised targets the first 200 steps look the same.', zh: '目标标准化之后，前 200 步并无不同。' } }],
};
