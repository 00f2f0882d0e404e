import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Validation accuracy swings', zh: '验证准确率来回摆动' },
  about: {
    en: 'Counts how often the validation accuracy falls back by more than its sampling noise.',
    zh: '统计验证准确率回落超过其抽样噪声的次数。',
  },
  message(finding) {
    const accuracy = evidenceFrom(finding, 'validation/accuracy');
    const falls = evidenceFrom(finding, 'falls');
    return {
      en: `In the newest ${spoken(falls?.baseline)} evaluations the validation accuracy fell back ${spoken(falls?.value)} times, by up to ${spoken(plainNumber(accuracy?.value) * 100)} points; its sampling noise explains ${spoken(plainNumber(accuracy?.threshold) * 100)}.`,
      zh: `最近 ${spoken(falls?.baseline)} 次评估中，验证准确率回落了 ${spoken(falls?.value)} 次，最多 ${spoken(plainNumber(accuracy?.value) * 100)} 个百分点；抽样噪声只能解释 ${spoken(plainNumber(accuracy?.threshold) * 100)} 个。`,
    };
  },
  falsifiedBy: [
    { text: { en: 'With a third of the learning rate the swings stay as wide.', zh: '学习率降到三分之一后，摆动仍一样大。' } },
  ],
};
