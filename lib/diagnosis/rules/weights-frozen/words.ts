import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'A kernel does not move', zh: '有核毫无变化' },
  about: {
    en: 'Looks for trainable kernels that have not changed at all while others do.',
    zh: '查找在其他核变化时自身毫无变化的可训练核。',
  },
  message(finding) {
    const norm = evidenceFrom(finding, 'gradient-norm');
    const frozen = evidenceFrom(finding, 'frozen-kernels');
    const reason =
      norm === undefined
        ? { en: 'No gradient of it is known.', zh: '没有得到它的梯度。' }
        : plainNumber(norm.value) > 0
          ? { en: `Its gradient is ${spoken(norm.value)}, so the optimizer does not apply it.`, zh: `它的梯度为 ${spoken(norm.value)}，说明优化器没有应用它。` }
          : { en: 'Its gradient is exactly 0: the loss does not depend on it.', zh: '它的梯度恰为 0：损失与它无关。' };
    return {
      en: `${finding.subject} has not changed since step ${finding.firstStep}, ${spoken(frozen?.value)} of ${spoken(frozen?.baseline)} kernels stand still, and the others move. ${reason.en}`,
      zh: `${finding.subject} 自第 ${finding.firstStep} 步起毫无变化；${spoken(frozen?.baseline)} 个核中有 ${spoken(frozen?.value)} 个停着，其余在动。${reason.zh}`,
    };
  },
  falsifiedBy: [
    {
      probe: 'gradient-check',
      text: { en: 'A small change of this kernel by hand changes the loss: then it is connected, and something keeps the update from it.', zh: '手动微调该核后损失改变：那么它是连通的，只是更新没有到达它。' },
    },
  ],
};
