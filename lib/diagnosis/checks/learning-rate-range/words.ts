import { evidenceFrom, plainNumber } from '../../evidence.ts';
import type { RuleWords } from '../../rule.ts';
import { spoken } from '../../spoken-number.ts';

export const words: RuleWords = {
  title: { en: 'Learning rate is unusual for this optimizer', zh: '该优化器的学习率不同寻常' },
  about: { en: 'Compares the learning rate with the range in which this kind of optimizer usually works.', zh: '将学习率与这类优化器通常适用的范围比较。' },
  message(finding) {
    const rate = evidenceFrom(finding, 'learning-rate');
    const optimizer = evidenceFrom(finding, 'optimizer')?.signal.slice('optimizer/'.length);
    const memory = evidenceFrom(finding, 'momentum-memory');
    if (memory !== undefined) {
      return {
        en: `A momentum of ${spoken(memory.baseline)} adds up the last ${spoken(memory.value)} steps, more than half of the run: the velocity never settles, and steps grow to ${spoken(evidenceFrom(finding, 'optimizer')?.value)} times the gradient.`,
        zh: `动量 ${spoken(memory.baseline)} 会累积最近 ${spoken(memory.value)} 步，超过整个训练的一半：速度始终不会稳定，步长会增大到梯度的 ${spoken(evidenceFrom(finding, 'optimizer')?.value)} 倍。`,
      };
    }
    const isHigh = plainNumber(rate?.value) > plainNumber(rate?.threshold);
    return {
      en: `The learning rate is ${spoken(rate?.value)} with ${optimizer}; ${isHigh ? `above ${spoken(rate?.threshold)} it is seldom stable` : `below ${spoken(rate?.threshold)} it is seldom fast enough to be of use`}. The first steps will tell.`,
      zh: `${optimizer} 的学习率为 ${spoken(rate?.value)}；${isHigh ? `高于 ${spoken(rate?.threshold)} 很少能稳定` : `低于 ${spoken(rate?.threshold)} 通常慢得不实用`}。最初几步即可见分晓。`,
    };
  },
  falsifiedBy: [{ probe: 'learning-rate-range-test', text: { en: 'The range test finds this rate within the falling part of its curve.', zh: '学习率范围测试表明，该值位于曲线的下降段之内。' } }],
};
