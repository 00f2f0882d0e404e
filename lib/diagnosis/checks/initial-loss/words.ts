import { plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'First loss is not that of ignorance', zh: '初始损失不是“一无所知”应有的值' },
  about: {
    en: 'Compares the loss before the first update with the loss of a model that knows nothing.',
    zh: '将第一次更新之前的损失，与一无所知的模型应有的损失比较。',
  },
  message(finding) {
    const [loss] = finding.evidence;
    const isHigh = plainNumber(loss?.value) > plainNumber(loss?.baseline);
    return isHigh
      ? {
          en: `Before the first update the loss is ${spoken(loss?.value)}; a model that knows nothing has ${spoken(loss?.baseline)}. The outputs start confidently wrong.`,
          zh: `第一次更新之前损失为 ${spoken(loss?.value)}；一无所知的模型应为 ${spoken(loss?.baseline)}。输出一开始就错得很自信。`,
        }
      : {
          en: `Before the first update the loss is only ${spoken(loss?.value)}; a model that knows nothing has ${spoken(loss?.baseline)}. The weights are trained already, or the loss is not on its usual scale.`,
          zh: `第一次更新之前损失只有 ${spoken(loss?.value)}；一无所知的模型应为 ${spoken(loss?.baseline)}。权重已经训练过，或损失不在通常的尺度上。`,
        };
  },
  falsifiedBy: [
    {
      text: {
        en: 'With every output set to the same value the loss stays as it is: then its scale is another, and the model is innocent.',
        zh: '把所有输出设为同一个值，损失仍是这个数：那么是损失的尺度不同，模型无过。',
      },
    },
  ],
};
