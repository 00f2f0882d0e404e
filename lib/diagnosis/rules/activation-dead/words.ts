import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Units are dead', zh: '单元死亡' },
  about: { en: 'Counts units of rectified layers that stay silent on every one of the newest batches.', zh: '统计整流层中在所有最新批次上都沉默的单元。' },
  message(finding) {
    const [dead] = finding.evidence;
    const others = finding.alsoIn?.length ?? 0;
    return {
      en: `${spokenPercent(dead?.value)} of the units of ${finding.subject} have been silent since step ${finding.firstStep} (at the start ${spokenPercent(dead?.baseline)})${others > 0 ? `, and many in ${others} more ${others === 1 ? 'layer' : 'layers'}` : ''}.`,
      zh: `自第 ${finding.firstStep} 步起，${finding.subject} 有 ${spokenPercent(dead?.value)} 的单元沉默（起初 ${spokenPercent(dead?.baseline)}）${others > 0 ? `，另有 ${others} 层也有许多` : ''}。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The units fire on a larger, more varied batch: then they are rare, not dead.', zh: '在更大、更多样的批次上这些单元有输出：那么它们只是少见，并未死亡。' } }],
};
