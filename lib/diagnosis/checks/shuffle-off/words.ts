import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Shuffling is switched off', zh: '已关闭打乱' },
  about: { en: 'Looks at whether the rows are shuffled before each epoch.', zh: '查看每个 epoch 之前是否打乱各行。' },
  message(finding) {
    const rows = evidenceFrom(finding, 'training-rows');
    const what = Number.isFinite(plainNumber(rows?.value)) ? { en: `the ${spoken(rows?.value)} rows`, zh: `${spoken(rows?.value)} 行数据` } : { en: 'the rows', zh: '各行数据' };
    return {
      en: `fit runs with shuffle: false, so ${what.en} come in the same order in every epoch. If they are sorted, each batch teaches one thing and forgets another.`,
      zh: `fit 以 shuffle: false 运行，因此${what.zh}在每个 epoch 中顺序相同。若数据排过序，每个批次都只教一样、忘掉另一样。`,
    };
  },
  falsifiedBy: [{ text: { en: 'The rows were shuffled before, and with shuffling on the validation loss is no lower.', zh: '数据事先已打乱，且打开打乱后验证损失并不更低。' } }],
};
