import { roomOf } from '../diagnosis/catalogue.ts';
import type { SignalWindow } from '../diagnosis/signals.ts';
import { spoken, spokenPercent } from '../diagnosis/spoken-number.ts';
import { firstFinite, newest } from '../diagnosis/window-view.ts';
import type { Words } from '../protocol/cause.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { Verdict } from '../protocol/resource.ts';
import { median } from '../stats/quantile.ts';
import type { IncidentRecord } from './incident-record.ts';
import { titleOf } from './incident-resource.ts';
import { severityOrder, type Symptom } from './symptom.ts';

/** The one sentence about a run: whether it is learning, and if not, why; and how far that could be judged. */
export function verdictOf(open: readonly IncidentRecord[], symptoms: ReadonlyMap<string, Symptom>, loss: SignalWindow | undefined, coverage: readonly RuleCoverage[]): Verdict {
  const worst = open.toSorted((one, other) => severityOrder[other.severity] - severityOrder[one.severity] || one.openedAtStep - other.openedAtStep)[0];
  if (worst !== undefined && worst.severity !== 'info') return { tone: worst.severity, text: incidentSentence(worst, symptoms.get(worst.root), open.length - 1) };
  const text = progressSentence(loss, coverage);
  if (text === null) return { tone: 'waiting', text: { en: 'Waiting for the first step.', zh: '正在等待第一步。' } };
  if (!text.isLearning) return { tone: 'waiting', text: text.words };
  return { tone: worst === undefined ? 'healthy' : 'info', text: withHints(text.words, open.length) };
}

function incidentSentence(incident: IncidentRecord, root: Symptom | undefined, others: number): Words {
  const title = titleOf(incident);
  const since = root?.firstStep ?? incident.openedAtStep;
  const observed = root === undefined ? undefined : roomOf(root.rule)?.words.message(root.finding);
  return {
    en: `${title.en}, since step ${since}.${observed === undefined ? '' : ` ${observed.en}`}${others > 0 ? ` ${others} more open ${others === 1 ? 'incident' : 'incidents'}.` : ''}`,
    zh: `${title.zh}，始于第 ${since} 步。${observed === undefined ? '' : observed.zh}${others > 0 ? `另有 ${others} 个未解决事件。` : ''}`,
  };
}

function progressSentence(loss: SignalWindow | undefined, coverage: readonly RuleCoverage[]): { readonly isLearning: boolean; readonly words: Words } | null {
  const level = loss === undefined ? null : median(newest(loss, 20).values);
  const first = firstFinite(loss);
  if (loss === undefined || level === null || first === null) return null;
  const watched = watchedSentence(coverage);
  if (loss.count < 40 || !(level < first - 0.02 * Math.abs(first))) {
    const step = loss.recent.steps.at(-1)!;
    return {
      isLearning: false,
      words: { en: `Too early to tell: loss ${spoken(level)} after ${step + 1} ${step === 0 ? 'step' : 'steps'}; ${watched.en}`, zh: `为时尚早：${step + 1} 步之后损失为 ${spoken(level)}；${watched.zh}` },
    };
  }
  const trend = trendSentence(loss, level);
  return { isLearning: true, words: { en: `Learning normally: loss ${spoken(level)}, ${trend.en}; ${watched.en}`, zh: `学习正常：损失 ${spoken(level)}，${trend.zh}；${watched.zh}` } };
}

/** Change of the loss per 100 steps, from the medians of the newest and the earlier half of the newest 200 samples. */
function trendSentence(loss: SignalWindow, level: number): Words {
  const window = newest(loss, 200);
  const half = Math.floor(window.values.length / 2);
  const earlier = median(window.values.subarray(0, half));
  const later = median(window.values.subarray(half));
  const steps = (median(window.steps.subarray(half)) ?? 0) - (median(window.steps.subarray(0, half)) ?? 0);
  if (earlier === null || later === null || !(steps > 0) || !(earlier > 0) || !(later > 0)) return { en: `now ${spoken(level)}`, zh: `当前 ${spoken(level)}` };
  const perHundred = 1 - (later / earlier) ** (100 / steps);
  if (!(perHundred >= 0.002)) return { en: 'steady', zh: '趋于平稳' };
  return { en: `falling ${spokenPercent(perHundred)} per 100 steps`, zh: `每百步下降 ${spokenPercent(perHundred)}` };
}

function watchedSentence(coverage: readonly RuleCoverage[]): Words {
  const live = coverage.filter((item) => item.kind === 'rule');
  const watched = live.filter(({ state }) => state === 'watching' || state === 'firing' || state === 'warming-up').length;
  const failed = live.filter(({ state }) => state === 'failed').length;
  const unfed = live.filter(({ state, missing }) => state === 'not-evaluated' && !missing.some((name) => partOfSomeTrainings.includes(name)));
  const why = missingSentence(unfed);
  const rules = (count: number): string => `${count} ${count === 1 ? 'rule' : 'rules'}`;
  return {
    en: [`${rules(watched)} watched`, ...(unfed.length > 0 ? [`${unfed.length} had no data (${why.en})`] : []), ...(failed > 0 ? [`${failed} failed`] : [])].join(', ') + '.',
    zh: [`${watched} 条规则在看`, ...(unfed.length > 0 ? [`${unfed.length} 条没有数据（${why.zh}）`] : []), ...(failed > 0 ? [`${failed} 条出错`] : [])].join('，') + '。',
  };
}

/** Signals that only some trainings have by their nature: without them a rule does not apply, which is nothing to complain of. */
const partOfSomeTrainings: readonly string[] = [
  'activation-dead-ratio/*', 'activation-saturated-ratio/*', 'gradient-clipped', 'gradient-noise-scale', 'train/loss-regularisation', 'train/loss-inference', 'label-entropy-ratio', 'prediction', 'label',
];

/** What most of the rules without data lack. */
function missingSentence(unfed: readonly RuleCoverage[]): Words {
  const names = unfed.flatMap(({ missing }) => missing.map((name) => name.replace(/\/\*$/, '')));
  if (names.includes('validation/loss')) return { en: 'validation not logged', zh: '没有记录验证' };
  if (names.includes('validation/accuracy')) return { en: 'validation has no accuracy', zh: '验证没有准确率' };
  const [most = ''] = [...new Set(names)].sort((one, other) => names.filter((name) => name === other).length - names.filter((name) => name === one).length);
  return { en: `${most} not logged`, zh: `没有记录 ${most}` };
}

function withHints(words: Words, hints: number): Words {
  if (hints === 0) return words;
  return { en: `${words.en} ${hints} ${hints === 1 ? 'hint' : 'hints'}.`, zh: `${words.zh}另有 ${hints} 条提示。` };
}
