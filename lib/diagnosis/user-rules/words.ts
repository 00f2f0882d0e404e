import type { Words } from '../../protocol/cause.ts';
import { spoken, spokenPercent } from '../spoken-number.ts';
import type { UserFinding } from './evaluate.ts';
import type { UserRuleDraft } from './user-rule.ts';

const sides = { above: { en: 'above', zh: '高于' }, below: { en: 'below', zh: '低于' } } as const;

/** What was seen when the rule fired, in numbers. */
export function userRuleMessage({ metric, condition, patience }: UserRuleDraft, found: UserFinding): Words {
  const value = spoken(found.value);
  const at = { en: `at step ${found.step}`, zh: `第 ${found.step} 步` };
  const lasting = patience > 1 ? { en: `, for ${patience} samples in a row`, zh: `，连续 ${patience} 个采样` } : { en: '', zh: '' };
  const baseline = spoken(found.baseline);
  switch (condition.kind) {
    case 'threshold':
      return { en: `${metric} was ${value} ${at.en}, ${sides[condition.side].en} the limit of ${spoken(condition.limit)}${lasting.en}.`, zh: `${at.zh} ${metric} 为 ${value}，${sides[condition.side].zh}限值 ${spoken(condition.limit)}${lasting.zh}。` };
    case 'change': {
      const share = spokenPercent(condition.ratio);
      const way = condition.side === 'above' ? { en: 'rose', zh: '上升' } : { en: 'fell', zh: '下降' };
      return { en: `${metric} ${way.en} from ${baseline} to ${value} within ${condition.window} samples ${at.en}: ${share} or more${lasting.en}.`, zh: `${at.zh} ${metric} 在 ${condition.window} 个采样内从 ${baseline} ${way.zh}到 ${value}，达到或超过 ${share}${lasting.zh}。` };
    }
    case 'robust-z':
      return { en: `${metric} was ${value} ${at.en}; the ${condition.window} samples before lay around ${baseline}, and ${spoken(condition.deviations)} robust deviations from there is ${spoken(found.threshold)}${lasting.en}.`, zh: `${at.zh} ${metric} 为 ${value}；此前 ${condition.window} 个采样的中位数约为 ${baseline}，偏离 ${spoken(condition.deviations)} 个稳健标准差处为 ${spoken(found.threshold)}${lasting.zh}。` };
    case 'no-data':
      return { en: `${metric} has sent nothing for ${spoken(condition.minutes)} min, last ${at.en}.`, zh: `${metric} 已有 ${spoken(condition.minutes)} 分钟没有数据，最后一次在第 ${found.step} 步。` };
    case 'step-time':
      return { en: `A step took ${value} ms ${at.en}; at the beginning of the run it took ${baseline} ms. The limit is ${spoken(condition.factor)} times that${lasting.en}.`, zh: `${at.zh}每步用时 ${value} 毫秒，训练开始时为 ${baseline} 毫秒；限值是其 ${spoken(condition.factor)} 倍${lasting.zh}。` };
  }
}
