import { plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Batch size is far from the noise scale', zh: '批次大小远离梯度噪声尺度' },
  about: {
    en: 'Compares the batch size with the gradient noise scale, at which noise and signal of a gradient are equal.',
    zh: '将批次大小与梯度噪声尺度比较；在该尺度上，梯度的噪声与信号相当。',
  },
  message(finding) {
    const [batch] = finding.evidence;
    const isNoisy = plainNumber(batch?.value) < plainNumber(batch?.baseline);
    return isNoisy
      ? {
          en: `Batches hold ${spoken(batch?.value)} samples, the noise scale is about ${spoken(batch?.baseline)}, and the loss stands still: each step follows mostly noise.`,
          zh: `每批 ${spoken(batch?.value)} 个样本，噪声尺度约为 ${spoken(batch?.baseline)}，且损失停滞：每一步大多在跟随噪声。`,
        }
      : {
          en: `Batches hold ${spoken(batch?.value)} samples, the noise scale is about ${spoken(batch?.baseline)}: a smaller batch would reach the same loss with less computing.`,
          zh: `每批 ${spoken(batch?.value)} 个样本，噪声尺度约为 ${spoken(batch?.baseline)}：更小的批次能以更少的计算达到同样的损失。`,
        };
  },
  falsifiedBy: [{ text: { en: 'With four times the batch, the loss after as many samples is the same.', zh: '批次扩大四倍后，看过同样多的样本时损失仍相同。' } }],
};
