import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Most gradients are clipped', zh: '多数梯度被裁剪' },
  about: { en: 'Counts the updates whose gradient was cut short by clipping.', zh: '统计梯度被裁剪的更新所占比例。' },
  message(finding) {
    const clipped = evidenceFrom(finding, 'gradient-clipped');
    return {
      en: `${spokenPercent(clipped?.value)} of the updates since step ${finding.firstStep} were clipped. Clipping is there for the rare large gradient; at this share it sets the step size.`,
      zh: `自第 ${finding.firstStep} 步起，${spokenPercent(clipped?.value)} 的更新被裁剪。裁剪是为偶尔的大梯度准备的；到了这个比例，步长就由它决定了。`,
    };
  },
  falsifiedBy: [{ text: { en: 'Normalising every gradient is the intended method (then the limit is meant to be met always).', zh: '本来就打算对每个梯度归一化（那么始终触及上限正是本意）。' } }],
};
