import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Batches come in order', zh: '批次按顺序排列' },
  about: {
    en: 'Compares the variety of labels within a batch with that of random batches of the same size.',
    zh: '将一个批次内标签的多样性，与同样大小的随机批次相比。',
  },
  message(finding) {
    const entropy = evidenceFrom(finding, 'label-entropy-ratio');
    return entropy === undefined
      ? {
          en: 'The samples came in exactly the same order in two epochs: nothing shuffles them.',
          zh: '两个 epoch 中样本的顺序完全相同：没有任何打乱。',
        }
      : {
          en: `The labels within a batch show ${spokenPercent(entropy.value)} of the variety of random batches, on average since step ${finding.firstStep}: the data are sorted, and the model forgets one class while it sees the next.`,
          zh: `自第 ${finding.firstStep} 步起，批次内标签的多样性平均只有随机批次的 ${spokenPercent(entropy.value)}：数据是排过序的，模型看到下一类时就忘了上一类。`,
        };
  },
  falsifiedBy: [{ text: { en: 'After shuffling the data once before training, the ratio stays as low.', zh: '训练前把数据打乱一次之后，该比值仍然这么低。' } }],
};
