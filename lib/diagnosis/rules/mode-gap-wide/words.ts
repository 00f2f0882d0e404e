import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training mode and inference mode disagree', zh: '训练模式与推理模式不一致' },
  about: { en: 'Compares the loss of the same batch in training mode and in inference mode.', zh: '比较同一批次在训练模式与推理模式下的损失。' },
  message(finding) {
    const loss = evidenceFrom(finding, 'train/loss-inference');
    const isInferenceWorse = plainNumber(loss?.value) > plainNumber(loss?.baseline);
    return {
      en: `The same batch has a loss of ${spoken(loss?.baseline)} in training mode and ${spoken(loss?.value)} in inference mode. ${isInferenceWorse ? 'The moving averages of batch normalisation do not fit the batches.' : 'Dropout takes away most of what the model knows while it trains.'}`,
      zh: `同一批次在训练模式下损失为 ${spoken(loss?.baseline)}，推理模式下为 ${spoken(loss?.value)}。${isInferenceWorse ? '批归一化的滑动平均与批次不符。' : '训练时 dropout 拿走了模型所知的大部分。'}`,
    };
  },
  falsifiedBy: [{ probe: 'mode-comparison', text: { en: 'Without batch normalisation and dropout the two losses differ as much.', zh: '去掉批归一化与 dropout 后，两个损失仍相差这么多。' } }],
};
