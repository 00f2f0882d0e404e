import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training loss spikes', zh: '训练损失出现尖峰' },
  about: {
    en: 'Looks for single losses far above their usual level that come back at once.',
    zh: '查找远高于通常水平、随即回落的个别损失。',
  },
  message(finding) {
    const loss = evidenceFrom(finding, 'train/loss');
    const count = plainNumber(evidenceFrom(finding, 'loss-spikes')?.value);
    const times = plainNumber(loss?.value) / plainNumber(loss?.baseline);
    return {
      en: `The loss jumped to ${spoken(loss?.value)} at step ${loss?.step ?? finding.step}, ${spoken(times)} times its usual ${spoken(loss?.baseline)}, and came back.${count > 1 ? ` ${spoken(count)} such spikes lately.` : ''}`,
      zh: `损失在第 ${loss?.step ?? finding.step} 步跳到 ${spoken(loss?.value)}，是通常值 ${spoken(loss?.baseline)} 的 ${spoken(times)} 倍，随后回落。${count > 1 ? `近期共有 ${spoken(count)} 次。` : ''}`,
    };
  },
  falsifiedBy: [
    {
      probe: 'single-sample-gradients',
      text: { en: 'No sample of the batch at that step has an unusual loss or gradient.', zh: '该步的批次中，没有任何样本的损失或梯度异常。' },
    },
  ],
};
