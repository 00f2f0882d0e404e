import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training loss does not decrease', zh: '训练损失没有下降' },
  about: { en: 'Compares the present training loss with where it began.', zh: '将当前训练损失与起点比较。' },
  message(finding) {
    const [loss] = finding.evidence;
    const accuracy = evidenceFrom(finding, 'train/accuracy');
    return {
      en: `After ${finding.step + 1} steps the training loss is ${spoken(loss?.value)}; it began at ${spoken(loss?.baseline)}.${accuracy === undefined ? '' : ` The training accuracy of ${spokenPercent(accuracy.value)} is what a constant guess reaches.`}`,
      zh: `${finding.step + 1} 步之后训练损失为 ${spoken(loss?.value)}，起点为 ${spoken(loss?.baseline)}。${accuracy === undefined ? '' : `训练准确率 ${spokenPercent(accuracy.value)} 与恒定猜测无异。`}`,
    };
  },
  falsifiedBy: [
    { probe: 'overfit-one-batch', text: { en: 'The model learns one small batch by heart: then it can learn, and data or step size hold it back.', zh: '模型能记住一个小批：则它能够学习，是数据或步长在阻碍。' } },
  ],
};
