import type { RuleWords } from '../../rule.ts';

export const words: RuleWords = {
  title: { en: 'Some signals are not logged', zh: '有信号没有记录' },
  about: { en: 'Looks at whether the signals that most rules need arrive.', zh: '查看多数规则所需的信号是否到达。' },
  message(finding) {
    const names = finding.evidence.map((line) => line.signal);
    return {
      en: `After ${finding.step} steps there is no ${names.join(', no ')}. What needs them is not evaluated, which is not the same as good. In a loop of your own, log them with run.log and run.batch.`,
      zh: `${finding.step} 步之后仍没有 ${names.join('、')}。需要它们的规则不作评估，这不等于没问题。在自定义循环中，请用 run.log 与 run.batch 记录。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The missing signals appear later in the run.', zh: '缺失的信号在后来的训练中出现。' } }],
};
