import type { Evidence } from '../../../protocol/resource.ts';
import type { Words } from '../../../protocol/cause.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'NaN or infinity in training', zh: '训练中出现 NaN 或无穷值' },
  about: { en: 'Looks for the first number that is not finite, in the order of a training step.', zh: '按训练步骤的先后，寻找第一个非有限的数。' },
  message(finding) {
    const [first] = finding.evidence;
    const grown = finding.evidence.find((line) => line.baseline !== undefined);
    const where = nameOf(first);
    return {
      en: `${where.en} stopped being finite at step ${finding.firstStep}${finding.subject === 'model' ? '' : `, first in ${finding.subject}`}.${grown === undefined ? '' : ` Just before, ${nameOf(grown).en.replace(/^The/, 'the')} had grown from ${spoken(grown.baseline)} to ${spoken(grown.value)}.`}`,
      zh: `${where.zh}在第 ${finding.firstStep} 步不再有限${finding.subject === 'model' ? '' : `，最先出现于 ${finding.subject}`}。${grown === undefined ? '' : `此前${nameOf(grown).zh}已从 ${spoken(grown.baseline)} 增至 ${spoken(grown.value)}。`}`,
    };
  },
  falsifiedBy: [
    { probe: 'forward-trace', text: { en: 'A forward pass layer by layer on the same batch stays finite.', zh: '对同一批次逐层前向计算，结果始终有限。' } },
    { text: { en: 'It happens at the same batch at a hundredth of the learning rate: then the data or the loss is at fault, not the steps.', zh: '学习率降到百分之一仍在同一批次出现：则问题在数据或损失，而不在步长。' } },
  ],
};

function nameOf(line: Evidence | undefined): Words {
  const signal = line?.signal ?? '';
  const subject = signal.includes('/') && signal !== 'train/loss' ? ` (${signal.slice(signal.indexOf('/') + 1)})` : '';
  if (signal === 'train/loss') return { en: 'The training loss', zh: '训练损失' };
  if (signal.startsWith('input')) return { en: 'The input', zh: '输入' };
  if (signal.startsWith('activation')) return { en: `The activations${subject}`, zh: `激活值${subject}` };
  if (signal.startsWith('weight')) return { en: `The weights${subject}`, zh: `权重${subject}` };
  return { en: `The gradient${subject}`, zh: `梯度${subject}` };
}
