import type { RuleWords } from '../../rule.ts';
import { evidenceFrom } from '../../evidence.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training loss is diverging', zh: '训练损失正在发散' },
  about: {
    en: 'Watches whether the training loss leaves the range it started in, or climbs far back after it had fallen.',
    zh: '观察训练损失是否越出起始范围，或在下降之后又大幅回升。',
  },
  message(finding) {
    const [loss] = finding.evidence;
    const update = evidenceFrom(finding, 'update-ratio');
    const before = update?.signal.slice('update-ratio/'.length);
    return {
      en: `The training loss left its range at step ${finding.firstStep}: ${spoken(loss?.baseline)} → ${spoken(loss?.value)} (limit ${spoken(loss?.threshold)}).${update === undefined ? '' : ` At step ${update.step} one update had changed ${before} by ${spokenPercent(update.value)} of its size; healthy runs stay under 2 %.`}`,
      zh: `训练损失在第 ${finding.firstStep} 步越出范围：${spoken(loss?.baseline)} → ${spoken(loss?.value)}（界限 ${spoken(loss?.threshold)}）。${update === undefined ? '' : `在第 ${update.step} 步，一次更新使 ${before} 改变了其大小的 ${spokenPercent(update.value)}；健康训练不超过 2 %。`}`,
    };
  },
  falsifiedBy: [
    {
      probe: 'learning-rate-range-test',
      text: { en: 'The loss climbs in the same way at a tenth of the learning rate.', zh: '学习率降到十分之一后，损失仍以同样方式上升。' },
    },
  ],
};
