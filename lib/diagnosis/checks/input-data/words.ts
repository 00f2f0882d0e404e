import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Inputs need preparing', zh: '输入数据需要预处理' },
  about: {
    en: 'Looks at the first rows the model is given: non-finite values, constant columns, scale.',
    zh: '查看模型得到的最初若干行：非有限值、常数列、尺度。',
  },
  message(finding) {
    const of = (signal: string) => evidenceFrom(finding, signal);
    const inputs = of('input-non-finite');
    const targets = of('target-non-finite');
    if (inputs !== undefined || targets !== undefined) {
      const where = { en: inputs === undefined ? 'targets' : 'inputs', zh: inputs === undefined ? '目标' : '输入' };
      const bad = inputs ?? targets;
      return {
        en: `${spoken(bad?.value)} values of the ${where.en} are NaN or infinite in the first ${spoken(bad?.baseline)} rows. One of them is enough to turn every weight into NaN.`,
        zh: `前 ${spoken(bad?.baseline)} 行的${where.zh}中有 ${spoken(bad?.value)} 个 NaN 或无穷大。只要一个，就足以把所有权重变成 NaN。`,
      };
    }
    const constant = of('input-constant-ratio');
    if (constant !== undefined) {
      return plainNumber(constant.value) === 1
        ? { en: 'Every input feature has one single value: the model is shown nothing it could learn from.', zh: '每个输入特征都只有一个值：模型没有任何可学的东西。' }
        : { en: `${spokenPercent(constant.value)} of the input features have one single value.`, zh: `${spokenPercent(constant.value)} 的输入特征只有一个值。` };
    }
    const tail = of('input-tail-ratio');
    if (tail !== undefined) {
      return {
        en: `In one feature the largest value is ${spoken(tail.value)} times the median: compress it, with log1p or a clip.`,
        zh: `有一个特征的最大值是中位数的 ${spoken(tail.value)} 倍：用 log1p 或截断来压缩。`,
      };
    }
    const mean = of('input-mean');
    const std = of('input-std');
    const [min, max] = [of('input-min')?.value, of('input-max')?.value];
    const range = { en: min === undefined || max === undefined ? '' : ` (range ${spoken(min)} … ${spoken(max)})`, zh: min === undefined || max === undefined ? '' : `（范围 ${spoken(min)} … ${spoken(max)}）` };
    if (mean !== undefined) {
      return {
        en: `The inputs have a mean of ${spoken(mean.value)} with a standard deviation of ${spoken(mean.baseline)}${range.en}: subtract the mean.`,
        zh: `输入的均值为 ${spoken(mean.value)}，标准差为 ${spoken(mean.baseline)}${range.zh}：请减去均值。`,
      };
    }
    if (std !== undefined) {
      const isBytes = plainNumber(min) === 0 && plainNumber(max) > 200 && plainNumber(max) <= 255;
      return {
        en: `The inputs have a standard deviation of ${spoken(std.value)}${range.en}; about 1 is due.${isBytes ? ' These look like pixel bytes: divide by 255.' : ''}`,
        zh: `输入的标准差为 ${spoken(std.value)}${range.zh}；应在 1 左右。${isBytes ? '看起来是像素字节：请除以 255。' : ''}`,
      };
    }
    const largest = of('input-max');
    return {
      en: `Single inputs reach ${spoken(largest?.value)} at a standard deviation of ${spoken(largest?.baseline)}: outliers.`,
      zh: `个别输入达到 ${spoken(largest?.value)}，而标准差为 ${spoken(largest?.baseline)}：存在离群值。`,
    };
  },
  falsifiedBy: [
    {
      text: {
        en: 'The first layers of the model scale or clean these values themselves.',
        zh: '模型的最初几层自己会缩放或清洗这些值。',
      },
    },
  ],
};
