import { roomOf } from '../diagnosis/catalogue.ts';
import type { SignalWindow } from '../diagnosis/signals.ts';
import { spoken, spokenPercent } from '../diagnosis/spoken-number.ts';
import { firstFinite, newest } from '../diagnosis/window-view.ts';
import type { Words } from '../protocol/cause.ts';
import type { RuleCoverage } from '../protocol/coverage.ts';
import type { IncidentResource, Verdict } from '../protocol/resource.ts';
import { median } from '../stats/quantile.ts';
import type { IncidentRecord } from './incident-record.ts';
import { titleOf } from './incident-resource.ts';
import { leadingIncident } from './leading-incident.ts';
import type { Symptom } from './symptom.ts';

/** What the judge knows, apart from what people said. */
export interface Judged {
  /** All of the judge's incidents, whatever their state. */
  readonly incidents: readonly IncidentRecord[];
  readonly symptoms: ReadonlyMap<string, Symptom>;
  readonly loss: SignalWindow | undefined;
  readonly coverage: readonly RuleCoverage[];
}

/** An incident as people see it, so far as the verdict speaks of it. */
export type SeenIncident = Pick<IncidentResource, 'id' | 'state' | 'severity' | 'openedAtStep' | 'title'> & Partial<Pick<IncidentResource, 'message' | 'silence' | 'resolvedBy'>>;

/**
 * The one sentence about a run: whether it is learning, and if not, why; and how far that could be judged. `seen` are its
 * incidents as people see them, those of their own rules among them; what the judge found and nobody has seen yet counts too.
 */
export function verdictOf(judged: Judged, seen: readonly SeenIncident[]): Verdict {
  const records = new Map(judged.incidents.map((record) => [record.id, record]));
  const unseen = judged.incidents.filter(({ id, state }) => state === 'firing' && !seen.some((incident) => incident.id === id));
  const all: readonly SeenIncident[] = [...seen, ...unseen.map(({ id, state, severity, openedAtStep, ...record }) => ({ id, state, severity, openedAtStep, title: titleOf(record) }))];
  const open = all.filter(({ state }) => state === 'firing');
  const sentence = (incident: SeenIncident): Words => incidentSentence(incident, records.get(incident.id), judged.symptoms);
  const worst = leadingIncident(open);
  if (worst !== undefined && worst.severity !== 'info') return { tone: worst.severity, text: withOthers(sentence(worst), open.length - 1) };

  const silenced = open.filter(({ silence, severity }) => silence !== undefined && severity !== 'info');
  const first = leadingIncident(silenced.map(({ silence: _silence, ...rest }) => rest));
  const by = silenced.find(({ id }) => id === first?.id)?.silence?.by;
  // Somebody asked not to be told of it: said without alarm, but not passed over.
  if (first !== undefined && by !== undefined) return { tone: 'info', text: withOthers(joined({ en: `Silenced by ${by}: `, zh: `已被 ${by} 静默：` }, sentence(first)), open.length - 1) };

  const overruled = all.find(({ id, state, resolvedBy, severity }) => state === 'resolved' && resolvedBy !== undefined && severity !== 'info' && records.get(id)?.state === 'firing');
  const aside = overruled === undefined ? null : joined({ en: `Resolved by ${overruled.resolvedBy}, though its rule still fires: `, zh: `已由 ${overruled.resolvedBy} 标为解决，但其规则仍在触发：` }, sentence(overruled));
  const progress = progressSentence(judged.loss, judged.coverage);
  if (progress?.isLearning) return { tone: open.length === 0 && aside === null ? 'healthy' : 'info', text: spaced(withHints(progress.words, open.length), aside) };
  if (aside !== null) return { tone: 'info', text: aside };
  return { tone: 'waiting', text: progress?.words ?? { en: 'Waiting for the first step.', zh: '正在等待第一步。' } };
}

function incidentSentence(incident: SeenIncident, record: IncidentRecord | undefined, symptoms: ReadonlyMap<string, Symptom>): Words {
  const { title } = incident;
  const root = record === undefined ? undefined : symptoms.get(record.root);
  const since = root?.firstStep ?? incident.openedAtStep;
  // The judge's own message goes on with advice, which has its place below the verdict; a person's rule only tells what it saw.
  const observed = record === undefined ? incident.message : root === undefined ? undefined : roomOf(root.rule)?.words.message(root.finding);
  return { en: `${title.en}, since step ${since}.${observed === undefined ? '' : ` ${observed.en}`}`, zh: `${title.zh}，始于第 ${since} 步。${observed?.zh ?? ''}` };
}

const joined = (one: Words, other: Words): Words => ({ en: one.en + other.en, zh: one.zh + other.zh });
const spaced = (one: Words, other: Words | null): Words => (other === null ? one : { en: `${one.en} ${other.en}`, zh: one.zh + other.zh });

function withOthers(words: Words, others: number): Words {
  if (others === 0) return words;
  return { en: `${words.en} ${others} more open ${others === 1 ? 'incident' : 'incidents'}.`, zh: `${words.zh}另有 ${others} 个未解决事件。` };
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
