import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Loss is negative where it cannot be', zh: '不可能为负的损失出现负值' },
  about: {
    en: 'Looks for negative values of losses that are never negative by their formula.',
    zh: '查找按公式不可能为负的损失出现的负值。',
  },
  message(finding) {
    const loss = evidenceFrom(finding, 'train/loss');
    const start = evidenceFrom(finding, 'sign-flipped-start');
    if (start !== undefined) {
      return {
        en: `The loss began at ${spoken(start.value)} and sinks, now ${spoken(loss?.value)}. A cross entropy over these classes begins at ${spoken(-plainNumber(start.threshold))}: its sign is turned, and training makes the answers worse.`,
        zh: `损失从 ${spoken(start.value)} 开始下降，现为 ${spoken(loss?.value)}。这些类别上的交叉熵应从 ${spoken(-plainNumber(start.threshold))} 开始：符号写反了，训练在让回答变差。`,
      };
    }
    const half = evidenceFrom(finding, 'loss-without-bottom');
    if (half !== undefined) {
      return {
        en: `The loss is ${spoken(loss?.value)} and sinks faster and faster; half the run ago it was ${spoken(half.value)}. An error cannot fall below 0: what is minimised here has no lower end. Look for a turned sign or a term that is subtracted.`,
        zh: `损失为 ${spoken(loss?.value)}，并且下降越来越快；半程之前为 ${spoken(half.value)}。误差不可能低于 0：这里最小化的量没有下限。请检查是否写反了符号，或减去了某一项。`,
      };
    }
    const [min, max] = [evidenceFrom(finding, 'target-min'), evidenceFrom(finding, 'target-max')];
    const range = { en: min === undefined ? '' : ` The targets range over ${spoken(min.value)} … ${spoken(max?.value)}; a cross entropy wants 0 … 1.`, zh: min === undefined ? '' : `目标范围为 ${spoken(min.value)} … ${spoken(max?.value)}；交叉熵要求 0 … 1。` };
    return {
      en: `The training loss is ${spoken(loss?.value)} since step ${finding.firstStep}, but this loss cannot go below 0: it does not compute what its name says.${range.en}`,
      zh: `自第 ${finding.firstStep} 步起训练损失为 ${spoken(loss?.value)}，而这种损失不可能低于 0：它算的并不是名字所说的东西。${range.zh}`,
    };
  },
  falsifiedBy: [{ text: { en: 'A term that may be negative is added to the loss on purpose.', zh: '损失中有意加入了可能为负的项。' } }],
};
