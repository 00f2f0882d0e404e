import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Updates are too small', zh: '更新过小' },
  about: { en: 'Watches how far one step moves the kernel that moves most.', zh: '观察一步能使变化最快的核移动多少。' },
  message(finding) {
    const [update] = finding.evidence;
    if (evidenceFrom(finding, 'gradient-norm') !== undefined) {
      return {
        en: `All gradients are exactly 0 since step ${finding.firstStep}: the loss does not depend on the weights. A loss that is clipped or rounded, or a result that left the graph, does that; a learning rate does not.`,
        zh: `自第 ${finding.firstStep} 步起所有梯度都恰为 0：损失与权重无关。损失被裁剪或取整、或结果脱离了计算图，都会这样；学习率不会。`,
      };
    }
    const name = update?.signal.slice('update-ratio/'.length) ?? '';
    return {
      en: `Even ${name}, the kernel that moves most, changes by only ${spokenPercent(update?.value)} of its size per step (ratio ${spoken(update?.value)}); healthy runs lie between 0.03 % and 2 %.`,
      zh: `即使变化最快的核 ${name}，每步也只改变其大小的 ${spokenPercent(update?.value)}（比例 ${spoken(update?.value)}）；健康训练在 0.03 % 与 2 % 之间。`,
    };
  },
  falsifiedBy: [{ probe: 'learning-rate-range-test', text: { en: 'The loss falls no faster at ten times the learning rate.', zh: '学习率提高到十倍，损失也不下降得更快。' } }],
};
