import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'The model always names the same class', zh: '模型总是给出同一个类别' },
  about: {
    en: 'Compares how varied the predicted classes are with how varied the labels are.',
    zh: '比较预测类别与标签各自的多样程度。',
  },
  message(finding) {
    const share = evidenceFrom(finding, 'prediction-share');
    const named = evidenceFrom(finding, 'prediction-class');
    const ratio = evidenceFrom(finding, 'prediction-entropy-ratio');
    return {
      en: `${spokenPercent(share?.value)} of the predictions are class ${spoken(named?.value)} of ${spoken(named?.baseline)}. Their variety is ${spoken(ratio?.value)} of the possible, that of the labels ${spoken(ratio?.baseline)}.`,
      zh: `${spokenPercent(share?.value)} 的预测都是第 ${spoken(named?.value)} 类（共 ${spoken(named?.baseline)} 类）。预测的多样性为可能值的 ${spoken(ratio?.value)}，标签为 ${spoken(ratio?.baseline)}。`,
    };
  },
  falsifiedBy: [{ probe: 'overfit-one-batch', text: { en: 'The model tells the samples of one small batch apart after 200 steps on it.', zh: '在一个小批上训练 200 步后，模型能把其中的样本区分开。' } }],
};
