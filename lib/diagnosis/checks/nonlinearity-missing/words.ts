import type { RuleWords } from '../../rule.ts';

export const words: RuleWords = {
  title: { en: 'Layers without a nonlinearity between them', zh: '层与层之间缺少非线性' },
  about: {
    en: 'Looks for dense and convolution layers that feed the next one without an activation.',
    zh: '查找没有激活就直接接入下一层的全连接层与卷积层。',
  },
  message(finding) {
    const next = finding.evidence[0]?.signal.slice('linear-into/'.length);
    const others = finding.alsoIn?.length ?? 0;
    return {
      en: `${finding.subject} has no activation and feeds ${next} directly: the two together can do no more than one layer.${others === 0 ? '' : ` ${others} more like it.`}`,
      zh: `${finding.subject} 没有激活，直接接入 ${next}：两层合起来并不比一层更强。${others === 0 ? '' : `另有 ${others} 处类似。`}`,
    };
  },
  falsifiedBy: [
    {
      text: {
        en: 'The layer before is a low-rank projection on purpose, or the activation is applied by code outside the layers.',
        zh: '前一层是有意的低秩投影，或激活由层外的代码完成。',
      },
    },
  ],
};
