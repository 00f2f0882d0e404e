import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Activations are saturated', zh: '激活已饱和' },
  about: {
    en: 'Measures how many outputs of hidden sigmoid and tanh layers sit at the ends of their range.',
    zh: '统计隐藏的 sigmoid 与 tanh 层有多少输出停在值域两端。',
  },
  message(finding) {
    const [share] = finding.evidence;
    const others = finding.alsoIn?.length ?? 0;
    return {
      en: `${spokenPercent(share?.value)} of the outputs of ${finding.subject} sit at the ends of their range since step ${finding.firstStep}: hardly any gradient passes there.${others === 0 ? '' : ` The same in ${others} more layers.`}`,
      zh: `自第 ${finding.firstStep} 步起，${finding.subject} 有 ${spokenPercent(share?.value)} 的输出停在值域两端：梯度几乎无法通过。${others === 0 ? '' : `另有 ${others} 层相同。`}`,
    };
  },
  falsifiedBy: [{ text: { en: 'The gradient norm of the kernels before this layer is as large as after it.', zh: '该层之前各核的梯度范数与其后一样大。' } }],
};
