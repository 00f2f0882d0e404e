import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation accuracy is at chance', zh: '验证准确率停留在随机水平' },
  about: {
    en: 'Compares the validation accuracy with always naming the most frequent class.',
    zh: '将验证准确率与“总是猜最常见类别”比较。',
  },
  message(finding) {
    const held = evidenceFrom(finding, 'validation/accuracy');
    const train = evidenceFrom(finding, 'train-probe/accuracy');
    return {
      en: `Validation accuracy is ${spokenPercent(held?.value)} at step ${finding.step}; always naming the most frequent class gives ${spokenPercent(held?.baseline)}.${train === undefined ? '' : ` On training rows it is ${spokenPercent(train.value)}.`}`,
      zh: `第 ${finding.step} 步的验证准确率为 ${spokenPercent(held?.value)}；总是猜最常见的类别也有 ${spokenPercent(held?.baseline)}。${train === undefined ? '' : `训练样本上为 ${spokenPercent(train.value)}。`}`,
    };
  },
  falsifiedBy: [
    {
      probe: 'input-independent-baseline',
      text: { en: 'The same training on zeroed inputs does clearly worse: then the inputs do carry something.', zh: '把输入置零后再训练，结果明显更差：那么输入确实带有信息。' },
    },
    { probe: 'pair-viewer', text: { en: 'Sixteen pairs of input and label, just before the network, all belong together.', zh: '进入网络前的十六对输入与标签，都对得上。' } },
  ],
};
