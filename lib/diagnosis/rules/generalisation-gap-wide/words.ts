import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Much better on training than on validation', zh: '训练表现远好于验证' },
  about: {
    en: 'Compares the model on fixed training rows with the model on validation rows, both in inference mode.',
    zh: '比较模型在固定训练样本与验证样本上的表现，两者都在推理模式下。',
  },
  message(finding) {
    const accuracy = evidenceFrom(finding, 'validation/accuracy');
    if (accuracy !== undefined) {
      const points = (plainNumber(accuracy.baseline) - plainNumber(accuracy.value)) * 100;
      return {
        en: `Accuracy is ${spokenPercent(accuracy.baseline)} on training rows and ${spokenPercent(accuracy.value)} on validation: ${spoken(points)} points apart.`,
        zh: `训练样本上的准确率为 ${spokenPercent(accuracy.baseline)}，验证集上为 ${spokenPercent(accuracy.value)}，相差 ${spoken(points)} 个百分点。`,
      };
    }
    const loss = evidenceFrom(finding, 'validation/loss');
    const times = plainNumber(loss?.value) / plainNumber(loss?.baseline);
    return {
      en: `The validation loss is ${spoken(loss?.value)} against ${spoken(loss?.baseline)} on training rows: ${spoken(times)} times as large.`,
      zh: `验证损失为 ${spoken(loss?.value)}，训练样本上为 ${spoken(loss?.baseline)}，相差 ${spoken(times)} 倍。`,
    };
  },
  falsifiedBy: [
    {
      text: {
        en: 'Rows moved from validation to training (and back) leave the gap in place: then the two sets differ, and the model did not learn by heart.',
        zh: '把验证样本与训练样本互换后差距依旧：那说明两份数据本身不同，而不是模型死记硬背。',
      },
    },
  ],
};
