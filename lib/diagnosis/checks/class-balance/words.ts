import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Classes are very unequal', zh: '类别极不均衡' },
  about: { en: 'Counts the classes among the training labels.', zh: '统计训练标签中的各个类别。' },
  message(finding) {
    const count = evidenceFrom(finding, 'class-count');
    const rare = evidenceFrom(finding, 'rarest-class');
    const missing = evidenceFrom(finding, 'missing-classes');
    return missing === undefined
      ? {
          en: `Class ${spoken(rare?.value)} has ${spoken(count?.value)} rows, the largest class ${spoken(count?.baseline)}: a model may ignore it and still look good.`,
          zh: `第 ${spoken(rare?.value)} 类有 ${spoken(count?.value)} 行，最大的类有 ${spoken(count?.baseline)} 行：模型忽略它也能显得不错。`,
        }
      : {
          en: `${spoken(missing.value)} of ${spoken(missing.baseline)} classes have no row at all, class ${spoken(rare?.value)} first; the largest has ${spoken(count?.baseline)}.`,
          zh: `${spoken(missing.baseline)} 个类别中有 ${spoken(missing.value)} 个一行也没有，首先是第 ${spoken(rare?.value)} 类；最大的类有 ${spoken(count?.baseline)} 行。`,
        };
  },
  falsifiedBy: [{ text: { en: 'Counted over all of the data, the classes are within a factor of ten of each other.', zh: '在全部数据上统计，各类别相差不到十倍。' } }],
};
