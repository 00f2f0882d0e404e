import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Layers without a bias', zh: '有层缺少偏置' },
  about: {
    en: 'Looks for dense and convolution layers that have no bias and no normalisation after them.',
    zh: '查找既没有偏置、其后也没有归一化的全连接层与卷积层。',
  },
  message(finding) {
    const [bare] = finding.evidence;
    return {
      en: `${spoken(bare?.value)} of ${spoken(bare?.baseline)} dense and convolution layers have no bias, ${finding.subject} first; no normalisation follows that would shift their output instead.`,
      zh: `${spoken(bare?.baseline)} 个全连接层与卷积层中有 ${spoken(bare?.value)} 个没有偏置，首先是 ${finding.subject}；其后也没有能代为平移输出的归一化。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The same model with biases reaches no lower training loss.', zh: '同一模型加上偏置后，训练损失并不更低。' } }],
};
