import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation has stopped improving', zh: '验证表现不再提高' },
  about: {
    en: 'Counts the evaluations since the last new best validation loss, as early stopping does.',
    zh: '统计自上次验证损失创新低以来的评估次数，与提前停止的做法相同。',
  },
  message(finding) {
    const loss = evidenceFrom(finding, 'validation/loss');
    const waited = evidenceFrom(finding, 'evaluations-without-gain');
    return {
      en: `The best validation loss, ${spoken(loss?.baseline)}, dates from step ${finding.firstStep}, ${spoken(waited?.value)} evaluations ago; it is ${spoken(loss?.value)} now. Early stopping would end the run here and keep that step.`,
      zh: `最低的验证损失 ${spoken(loss?.baseline)} 出现在第 ${finding.firstStep} 步，已过去 ${spoken(waited?.value)} 次评估；现在是 ${spoken(loss?.value)}。提前停止会在此结束并保留那一步。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The run sets a new best validation loss after this.', zh: '此后验证损失又创新低。' } }],
};
