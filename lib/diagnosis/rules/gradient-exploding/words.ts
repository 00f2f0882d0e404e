import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Gradient explodes', zh: '梯度爆炸' },
  about: { en: 'Compares the gradient norm with the run’s own usual norm.', zh: '将梯度范数与本次训练自身的通常范数比较。' },
  message(finding) {
    const norm = evidenceFrom(finding, 'gradient-norm');
    const update = evidenceFrom(finding, 'update-ratio');
    const name = update?.signal.slice('update-ratio/'.length);
    return {
      en: `The gradient norm rose to ${spoken(norm?.value)} at step ${finding.firstStep}; usual was ${spoken(norm?.baseline)}.${update === undefined ? '' : ` One update changed ${name} by ${spokenPercent(update.value)} of its size; healthy runs stay under 2 %.`}`,
      zh: `梯度范数在第 ${finding.firstStep} 步升至 ${spoken(norm?.value)}，通常为 ${spoken(norm?.baseline)}。${update === undefined ? '' : `一次更新使 ${name} 改变了其大小的 ${spokenPercent(update.value)}；健康训练不超过 2 %。`}`,
    };
  },
  falsifiedBy: [{ probe: 'learning-rate-range-test', text: { en: 'The gradient grows in the same way at a tenth of the learning rate.', zh: '学习率降到十分之一后，梯度仍以同样方式增长。' } }],
};
