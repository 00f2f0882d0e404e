import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation is too good to be true', zh: '验证结果好得可疑' },
  about: {
    en: 'Looks for validation figures that a model can hardly have earned.',
    zh: '查找模型难以凭本事得到的验证数字。',
  },
  message(finding) {
    const accuracy = evidenceFrom(finding, 'validation/accuracy');
    if (accuracy !== undefined) {
      return {
        en: `Validation accuracy is ${spokenPercent(accuracy.value)} at step ${finding.step}, within the first epoch. Unless the task is that easy, the answer stands in the input, or the rows were trained on.`,
        zh: `第 ${finding.step} 步，即第一个 epoch 之内，验证准确率已达 ${spokenPercent(accuracy.value)}。除非任务确实这么容易，否则就是答案写在输入里，或这些样本被训练过。`,
      };
    }
    const loss = evidenceFrom(finding, 'validation/loss');
    return {
      en: `The validation loss is ${spoken(loss?.value)}, and ${spoken(loss?.baseline)} on rows the model was trained on, both in inference mode.`,
      zh: `验证损失为 ${spoken(loss?.value)}，而训练过的样本上为 ${spoken(loss?.baseline)}，两者都在推理模式下。`,
    };
  },
  falsifiedBy: [
    {
      probe: 'label-shuffle',
      text: { en: 'With labels shuffled the validation accuracy falls to chance, and data gathered later give the same accuracy.', zh: '打乱标签后验证准确率降到随机水平，而后来收集的数据给出同样的准确率。' },
    },
  ],
};
