import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Much of the model is frozen', zh: '模型大部分被冻结' },
  about: { en: 'Adds up the kernels that are marked as not trainable.', zh: '统计被标为不可训练的核。' },
  message(finding) {
    const frozen = evidenceFrom(finding, 'frozen-ratio');
    const random = evidenceFrom(finding, 'frozen-random-ratio');
    if (plainNumber(frozen?.value) === 1) {
      return { en: `None of the ${spoken(frozen?.baseline)} kernel values is trainable: the training changes nothing.`, zh: `${spoken(frozen?.baseline)} 个核参数没有一个可训练：训练不会改变任何东西。` };
    }
    const isRandom = plainNumber(random?.value) > plainNumber(random?.threshold);
    return {
      en: `${spokenPercent(frozen?.value)} of the kernel values are frozen, ${finding.subject} first${isRandom ? `, and ${spokenPercent(random?.value)} are frozen as random as they were made: no weights were loaded into them` : ''}.`,
      zh: `${spokenPercent(frozen?.value)} 的核参数被冻结，首先是 ${finding.subject}${isRandom ? `；其中 ${spokenPercent(random?.value)} 还停在随机初值上：没有载入任何权重` : ''}。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The frozen layers hold loaded weights, or are random on purpose (random features).', zh: '冻结的层已载入权重，或有意保持随机（随机特征）。' } }],
};
