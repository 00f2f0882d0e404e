import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Updates are too large', zh: '更新过大' },
  about: { en: 'Watches how far one step moves the kernel that moves most.', zh: '观察一步能使变化最快的核移动多少。' },
  message(finding) {
    const [update] = finding.evidence;
    return {
      en: `Since step ${finding.firstStep} one update changes ${finding.subject} by ${spokenPercent(update?.value)} of its size; healthy runs stay under 2 %.`,
      zh: `自第 ${finding.firstStep} 步起，一次更新使 ${finding.subject} 改变其大小的 ${spokenPercent(update?.value)}；健康训练不超过 2 %。`,
    };
  },
  falsifiedBy: [{ probe: 'learning-rate-range-test', text: { en: 'The loss falls faster, and steadily, at a still larger learning rate.', zh: '更大的学习率下，损失下降得更快且平稳。' } }],
};
