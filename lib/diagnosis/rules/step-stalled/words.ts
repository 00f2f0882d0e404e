import { plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Training stands still', zh: '训练停滞不前' },
  about: { en: 'Watches the age of the newest step while the agent still beats.', zh: '在代理仍有心跳时，观察最新一步的时龄。' },
  message(finding) {
    const [age] = finding.evidence;
    const seconds = spoken(plainNumber(age?.value) / 1000);
    const usual = age?.baseline === undefined ? null : spoken(age.baseline);
    return {
      en: `No step for ${seconds} s after step ${finding.step}, although the agent still beats.${usual === null ? '' : ` A step usually takes ${usual} ms.`}`,
      zh: `第 ${finding.step} 步之后已有 ${seconds} 秒没有新的一步，而代理仍有心跳。${usual === null ? '' : `通常一步用时 ${usual} 毫秒。`}`,
    };
  },
  falsifiedBy: [{ text: { en: 'The script is busy elsewhere on purpose: evaluating, saving, or waiting for its data.', zh: '脚本正有意忙于他事：评估、保存，或等待数据。' } }],
};
