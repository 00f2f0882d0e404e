import type { Words } from '../../../protocol/cause.ts';
import type { Evidence } from '../../../protocol/resource.ts';
import { evidenceFrom, plainNumber } from '../../evidence.ts';
import { lossFamily } from '../../prediction-task.ts';
import type { Finding, RuleWords } from '../../rule.ts';
import { spoken, spokenPercent } from '../../spoken-number.ts';
import { isRectifier, judgeHead, wantedActivation } from './head-table.ts';

export const words: RuleWords = {
  title: { en: 'Last activation and loss do not fit', zh: '末层激活与损失不匹配' },
  about: {
    en: 'Compares the activation of the output layer with what the loss expects, before the first step.',
    zh: '在第一步之前，核对输出层激活与损失所要求的是否一致。',
  },
  message(finding) {
    const activation = nameAfterSlash(finding, 'output-activation');
    const loss = nameAfterSlash(finding, 'loss') || 'a loss of raw outputs';
    const units = plainNumber(evidenceFrom(finding, 'output-activation')?.value);
    const min = evidenceFrom(finding, 'target-min')?.value;
    const max = evidenceFrom(finding, 'target-max')?.value;
    const named = lossFamily(loss);
    const family = named === 'other' && isRectifier(activation) ? 'categorical-logits' : named;
    const fault = judgeHead({ activation, units, family, targetMin: min === undefined ? null : plainNumber(min), targetMax: max === undefined ? null : plainNumber(max) })?.fault;
    const head = `${finding.subject} (${activation})`;
    const floor = evidenceFrom(finding, 'double-softmax-floor');
    if (floor !== undefined) return doubled(head, floor, evidenceFrom(finding, 'reached-accuracy'));
    const range = min === undefined ? '' : ` ${spoken(min)} … ${spoken(max)}`;
    const sentences: Record<NonNullable<typeof fault>, Words> = {
      'one-unit-softmax': {
        en: `${head} is a softmax over one unit: its output is always 1, and nothing can be learned. Use sigmoid for one unit, or two units.`,
        zh: `${head} 是单个单元上的 softmax：输出恒为 1，学不到任何东西。单个单元用 sigmoid，或改用两个单元。`,
      },
      'not-probabilities': {
        en: `${loss} expects probabilities, but ${head} gives none. Use ${wantedActivation(family)} there, or a loss that takes raw outputs.`,
        zh: `${loss} 需要概率，而 ${head} 给出的不是概率。请在那里用 ${wantedActivation(family)}，或改用接受原始输出的损失。`,
      },
      'already-probabilities': {
        en: `${loss} applies its own ${family === 'binary-logits' ? 'sigmoid' : 'softmax'}, and ${head} has already done so: applied twice, the loss cannot come near 0. Make the head linear.`,
        zh: `${loss} 自己会做一次 ${family === 'binary-logits' ? 'sigmoid' : 'softmax'}，而 ${head} 已经做过：做了两次，损失无法接近 0。请把输出层改为线性。`,
      },
      'cannot-be-negative': {
        en: `${head} cannot be negative, but ${loss} needs it to be${range === '' ? '' : ` (targets${range})`}: half of the answers are out of reach. Make the head linear.`,
        zh: `${head} 不能取负值，而 ${loss} 需要负值${range === '' ? '' : `（目标${range}）`}：一半的答案够不着。请把输出层改为线性。`,
      },
      bounded: {
        en: `${head} is bounded and cannot reach what ${loss} asks for${range === '' ? '' : ` (targets${range})`}. Make the head linear, or scale the targets.`,
        zh: `${head} 的取值有界，达不到 ${loss} 所要求的${range === '' ? '' : `（目标${range}）`}。请把输出层改为线性，或缩放目标。`,
      },
    };
    return fault === undefined ? { en: `${head} does not fit ${loss}.`, zh: `${head} 与 ${loss} 不匹配。` } : sentences[fault];
  },
  falsifiedBy: [
    {
      probe: 'overfit-one-batch',
      text: { en: 'The model, as it is, brings the loss of 16 samples under 0.01.', zh: '模型不作改动，就能把 16 个样本的损失降到 0.01 以下。' },
    },
  ],
};

/** A softmax on top of a softmax, known by the floor of the loss. */
function doubled(head: string, floor: Evidence, reached: Evidence | undefined): Words {
  const [least, limit] = [spoken(floor.baseline), spoken(floor.threshold)];
  return {
    en: `${head} already gives probabilities, and the loss treats them as raw outputs: it was never below ${least}, where a softmax taken twice ends at ${limit}${reached === undefined ? '' : `, although ${spokenPercent(reached.value)} of the answers are right`}. Make the head linear.`,
    zh: `${head} 给出的已是概率，损失却把它当作原始输出：损失从未低于 ${least}，而做两次 softmax 的下限是 ${limit}${reached === undefined ? '' : `，尽管已有 ${spokenPercent(reached.value)} 的回答正确`}。请把输出层改为线性。`,
  };
}

function nameAfterSlash(finding: Finding, signal: string): string {
  return evidenceFrom(finding, signal)?.signal.slice(signal.length + 1) ?? '';
}
