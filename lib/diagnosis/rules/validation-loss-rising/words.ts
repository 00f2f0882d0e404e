import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation loss is rising', zh: '验证损失正在上升' },
  about: {
    en: 'Watches whether the validation loss climbs away from its best while the training loss keeps falling.',
    zh: '观察验证损失是否离开最佳值上升，而训练损失仍在下降。',
  },
  message(finding) {
    const validation = evidenceFrom(finding, 'validation/loss');
    const train = evidenceFrom(finding, 'train-probe/loss');
    return {
      en: `Validation was best at step ${finding.firstStep} with a loss of ${spoken(validation?.baseline)}; it is now ${spoken(validation?.value)}. Meanwhile the loss on training rows fell from ${spoken(train?.baseline)} to ${spoken(train?.value)}.`,
      zh: `验证损失在第 ${finding.firstStep} 步最低，为 ${spoken(validation?.baseline)}；现在是 ${spoken(validation?.value)}。同期训练样本上的损失由 ${spoken(train?.baseline)} 降到 ${spoken(train?.value)}。`,
    };
  },
  falsifiedBy: [
    {
      text: {
        en: 'A second, fresh validation set gives a loss that does not rise.',
        zh: '换一份全新的验证集，损失并不上升。',
      },
    },
  ],
};
