import type { RuleWords } from '../../rule.ts';
import { evidenceFrom } from '../../evidence.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Gradient vanishes towards the input', zh: '梯度在靠近输入处消失' },
  about: {
    en: 'Compares the gradient that reaches the first kernel with the gradient at the last one.',
    zh: '比较到达首个核的梯度与末个核处的梯度。',
  },
  message(finding) {
    const norm = evidenceFrom(finding, 'gradient-norm');
    const update = evidenceFrom(finding, 'update-ratio');
    return {
      en: `The gradient of ${finding.subject} is ${spoken(norm?.value)} against ${spoken(norm?.baseline)} at the last kernel; a step changes it by ${spoken(update?.value)} of its size.`,
      zh: `${finding.subject} 的梯度范数为 ${spoken(norm?.value)}，而末个核处为 ${spoken(norm?.baseline)}；每步只改变其大小的 ${spoken(update?.value)}。`,
    };
  },
  falsifiedBy: [
    {
      probe: 'overfit-one-batch',
      text: { en: 'The model learns one small batch by heart without any change to it.', zh: '不作任何改动，模型也能把一个小批完全记住。' },
    },
  ],
};
