import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Weights grow without end', zh: '权重无止境地增长' },
  about: { en: 'Watches whether the norm of a kernel keeps doubling.', zh: '观察某个核的范数是否不断翻倍。' },
  message(finding) {
    const norm = evidenceFrom(finding, 'weight-norm');
    const times = plainNumber(norm?.value) / plainNumber(norm?.baseline);
    const others = finding.alsoIn?.length ?? 0;
    return {
      en: `The norm of ${finding.subject} went from ${spoken(norm?.baseline)} to ${spoken(norm?.value)} between step ${finding.firstStep} and ${finding.step}, ${spoken(times)} times, and doubles on.${others === 0 ? '' : ` ${others} more kernels do the same.`}`,
      zh: `${finding.subject} 的范数在第 ${finding.firstStep} 到 ${finding.step} 步之间由 ${spoken(norm?.baseline)} 增至 ${spoken(norm?.value)}，为 ${spoken(times)} 倍，并仍在翻倍。${others === 0 ? '' : `另有 ${others} 个核如此。`}`,
    };
  },
  falsifiedBy: [{ text: { en: 'The norm levels off by itself while the loss goes on falling.', zh: '范数自行趋于平稳，而损失继续下降。' } }],
};
