import { evidenceFrom } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Inputs have shifted', zh: '输入分布发生偏移' },
  about: {
    en: 'Compares mean and spread of the input batches with those of the first batches.',
    zh: '将输入批次的均值与离散度，同最初的批次比较。',
  },
  message(finding) {
    const mean = evidenceFrom(finding, 'input-mean');
    const std = evidenceFrom(finding, 'input-std');
    const [what, line] = mean === undefined ? [{ en: 'standard deviation', zh: '标准差' }, std] : [{ en: 'mean', zh: '均值' }, mean];
    return {
      en: `Since step ${finding.firstStep} the ${what.en} of the input batches is about ${spoken(line?.value)}; the first batches had ${spoken(line?.baseline)}.`,
      zh: `自第 ${finding.firstStep} 步起，输入批次的${what.zh}约为 ${spoken(line?.value)}；最初的批次为 ${spoken(line?.baseline)}。`,
    };
  },
  falsifiedBy: [{ probe: 'augmentation-preview', text: { en: 'The batches look alike before and after that step, or the change was meant (a curriculum, another resolution).', zh: '该步前后的批次看上去一样，或这一变化是有意的（课程学习、换分辨率）。' } }],
};
