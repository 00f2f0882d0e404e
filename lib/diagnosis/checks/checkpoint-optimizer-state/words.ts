import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Checkpoints lack the optimizer state', zh: '检查点缺少优化器状态' },
  about: { en: 'Looks at whether saved models hold the moments and step count of the optimizer.', zh: '查看保存的模型是否包含优化器的动量与步数。' },
  message(finding) {
    const saves = evidenceFrom(finding, 'checkpoint-optimizer-state');
    const optimizer = evidenceFrom(finding, 'optimizer')?.signal.slice('optimizer/'.length);
    return {
      en: `The model was saved ${spoken(saves?.value)} times without the state of ${optimizer}: training resumed from there starts with wrong step sizes. Save with { includeOptimizer: true }.`,
      zh: `模型被保存了 ${spoken(saves?.value)} 次，都不含 ${optimizer} 的状态：从那里恢复训练，起始步长会是错的。保存时请用 { includeOptimizer: true }。`,
    };
  },
  falsifiedBy: [{ probe: 'save-restore', text: { en: 'After saving and loading, the next five losses are the same within 1e-5.', zh: '保存并重新载入后，随后五个损失在 1e-5 之内相同。' } }],
};
