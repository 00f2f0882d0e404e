import type { UserRuleDraft } from '../../lib/diagnosis/user-rules/user-rule.ts';
import type { Dictionary } from '../_words/dictionary.ts';

/** What a rule waits for, as one line. */
export function conditionSentence({ metric, condition }: Pick<UserRuleDraft, 'metric' | 'condition'>, { sentence, sides, changeSides }: Dictionary['userRules']): string {
  switch (condition.kind) {
    case 'threshold': return sentence.threshold(metric, sides[condition.side], String(condition.limit));
    case 'change': return sentence.change(metric, changeSides[condition.side], `${Number((condition.ratio * 100).toPrecision(6))} %`, String(condition.window));
    case 'robust-z': return sentence['robust-z'](metric, sides[condition.side], String(condition.deviations), String(condition.window));
    case 'no-data': return sentence['no-data'](metric, String(condition.minutes));
    case 'step-time': return sentence['step-time'](String(condition.factor), String(condition.window));
  }
}
