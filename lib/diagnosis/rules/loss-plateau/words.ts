import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training loss has levelled off', zh: '训练损失已趋于平坦' },
  about: {
    en: 'Watches whether the best loss on fixed training rows still improves.',
    zh: '观察固定训练样本上的最佳损失是否仍在改善。',
  },
  message(finding) {
    const loss = evidenceFrom(finding, 'train-probe/loss');
    const count = evidenceFrom(finding, 'evaluations-without-gain');
    return {
      en: `For ${spoken(count?.value)} evaluations, since step ${finding.firstStep}, the loss on training rows has not improved: best ${spoken(loss?.value)} now, ${spoken(loss?.baseline)} before.`,
      zh: `自第 ${finding.firstStep} 步起的 ${spoken(count?.value)} 次评估中，训练样本上的损失没有改善：现最佳 ${spoken(loss?.value)}，此前 ${spoken(loss?.baseline)}。`,
    };
  },
  falsifiedBy: [{ text: { en: 'With the learning rate lowered tenfold the loss starts to fall again within a few evaluations.', zh: '把学习率降到十分之一，几次评估之内损失又开始下降：那么只是缺少衰减。' } }],
};
