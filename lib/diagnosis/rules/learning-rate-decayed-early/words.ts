import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Learning rate has died early', zh: '学习率过早衰减殆尽' },
  about: { en: 'Watches whether the schedule ends the learning long before the run ends.', zh: '观察学习率调度是否远在训练结束之前就终止了学习。' },
  message(finding) {
    const rate = evidenceFrom(finding, 'learning-rate');
    const progress = evidenceFrom(finding, 'progress');
    return {
      en: `The learning rate fell from ${spoken(rate?.baseline)} to ${spoken(rate?.value)} by step ${finding.firstStep}, when ${spokenPercent(progress?.value)} of the planned steps were done: the rest changes next to nothing.`,
      zh: `到第 ${finding.firstStep} 步，学习率已由 ${spoken(rate?.baseline)} 降到 ${spoken(rate?.value)}，而计划步数只完成了 ${spokenPercent(progress?.value)}：剩下的步数几乎不起作用。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The schedule raises the rate again later (a restart), or the run is meant to end here.', zh: '调度稍后会再次升高学习率（重启），或训练本就打算在此结束。' } }],
};
