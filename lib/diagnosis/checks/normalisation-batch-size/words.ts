import { plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Batches are small for batch normalisation', zh: '批次对批归一化而言过小' },
  about: { en: 'Compares the batch size with what batch normalisation needs for its statistics.', zh: '将批次大小与批归一化统计所需比较。' },
  message(finding) {
    const [size] = finding.evidence;
    return plainNumber(size?.value) === 1
      ? { en: `${finding.subject} normalises batches of one sample: dense features become their own mean and carry nothing. Use larger batches or layer normalisation.`, zh: `${finding.subject} 在单样本批次上做归一化：全连接特征会变成自身的均值，什么也不剩。请用更大的批次或层归一化。` }
      : { en: `${finding.subject} takes mean and variance from ${spoken(size?.value)} samples; under ${spoken(size?.threshold)} they are mostly noise.`, zh: `${finding.subject} 从 ${spoken(size?.value)} 个样本求均值和方差；少于 ${spoken(size?.threshold)} 个时多半是噪声。` };
  },
  falsifiedBy: [{ probe: 'mode-comparison', text: { en: 'Training and inference mode give the same loss on the same batch.', zh: '同一批次在训练与推理模式下损失相同。' } }],
};
