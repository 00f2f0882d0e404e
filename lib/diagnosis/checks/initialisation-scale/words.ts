import { plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Weights start at the wrong scale', zh: '权重初始尺度不对' },
  about: {
    en: 'Compares the spread of each kernel before the first step with the spread its size asks for, and looks for hidden biases far from zero.',
    zh: '在第一步之前，将每个核的离散程度与其尺寸应有的值比较，并查找远离零的隐藏层偏置。',
  },
  message(finding) {
    const [line] = finding.evidence;
    const others = finding.alsoIn?.length ?? 0;
    const more = { en: others === 0 ? '' : ` ${others} more like it.`, zh: others === 0 ? '' : `另有 ${others} 处类似。` };
    if (line?.signal.startsWith('initial-bias/')) {
      const isNegative = plainNumber(line.value) < 0;
      return {
        en: `${finding.subject} starts at ${spoken(line.value)} on average: ${isNegative ? 'rectified units are silent whatever the input' : 'the bias drowns the input'}. Start it at 0.${more.en}`,
        zh: `${finding.subject} 的初始均值为 ${spoken(line.value)}：${isNegative ? '无论输入是什么，整流单元都保持沉默' : '偏置淹没了输入'}。应从 0 开始。${more.zh}`,
      };
    }
    if (plainNumber(line?.value) === 0) {
      return {
        en: `All values of ${finding.subject} start equal, so its units stay copies of each other. Use a random initialiser.${more.en}`,
        zh: `${finding.subject} 的初始值全都相同，各单元将始终是彼此的复制品。请用随机初始化。${more.zh}`,
      };
    }
    const times = plainNumber(line?.value) / plainNumber(line?.baseline);
    return {
      en: `${finding.subject} starts with a standard deviation of ${spoken(line?.value)}; its size asks for about ${spoken(line?.baseline)} (${spoken(times)} times).${more.en}`,
      zh: `${finding.subject} 的初始标准差为 ${spoken(line?.value)}；按其尺寸应为约 ${spoken(line?.baseline)}（现为 ${spoken(times)} 倍）。${more.zh}`,
    };
  },
  falsifiedBy: [
    {
      probe: 'forward-trace',
      text: { en: 'A forward pass shows activations of about the same spread in every layer.', zh: '前向一遍，各层激活的离散程度大致相同。' },
    },
  ],
};
