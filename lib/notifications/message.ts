import { spoken } from '../diagnosis/spoken-number.ts';
import { causeWords } from '../incidents/cause-words.ts';
import type { Severity } from '../protocol/cause.ts';
import type { IncidentResource, RunResource } from '../protocol/resource.ts';
import type { Notice, NoticeEvent } from '../storage/notification-store.ts';
import { tips } from '../tips/catalogue.ts';
import { tipIds } from '../tips/tip-id.ts';
import { messageWords } from './message-words.ts';

/** Body of the generic webhook. A test has no run; only incident events have an incident. */
export interface WebhookBody {
  readonly event: NoticeEvent | 'test';
  readonly run: RunResource | null;
  readonly incident?: IncidentResource;
  readonly url: string;
}

/** What one notice says, in the channel's language; each kind of channel lays it out in its own way. */
export interface Message {
  /** Id of the delivery: the same when it is tried again. */
  readonly id: string;
  readonly event: NoticeEvent | 'test' | 'digest';
  readonly language: 'en' | 'zh';
  /** `null` for what has no severity of its own. */
  readonly severity: Severity | null;
  /** One line, with a sign for those who only glance. */
  readonly title: string;
  readonly parts: readonly { readonly label: string; readonly text: string }[];
  /** Where the reader sees the rest. */
  readonly url: string;
  readonly incidentId: string | null;
  readonly atMs: number;
  /** Newest values of the training loss, for a small picture; empty when there is none. */
  readonly curve: readonly number[];
  readonly body: WebhookBody;
}

export interface MessageContext {
  readonly id: string;
  readonly language: 'en' | 'zh';
  readonly channelName: string;
  /** Address of this server, without a slash at its end. */
  readonly baseUrl: string;
}

const signs = { critical: '🔴', warning: '🟠', info: '🔵' } as const;
const runSigns = { 'run.finished': '✅', 'run.failed': '❌', 'run.lost': '⚠️' } as const;
const mostNumbers = 3;

/** The message of a notice. Pure: the same notice says the same. */
export function messageOf(notice: Notice, context: MessageContext): Message {
  const { run, incident, event, atMs } = notice;
  if (event === 'test' || run === null) return testMessage(atMs, context);
  const path = incident === null ? `/runs/${run.id}` : `/incidents/${incident.id}`;
  const url = context.baseUrl + path;
  return {
    id: context.id, event, language: context.language, severity: incident?.severity ?? null,
    ...(incident === null ? runText(event as keyof typeof runSigns, run, context) : incidentText(event, run, incident, context)),
    url, incidentId: incident?.id ?? null, atMs,
    curve: run.sparkline.filter((value) => typeof value === 'number'),
    body: { event, run, ...(incident === null ? {} : { incident }), url },
  };
}

function incidentText(event: NoticeEvent, run: RunResource, incident: IncidentResource, { language }: MessageContext): Pick<Message, 'title' | 'parts'> {
  const words = messageWords[language];
  const isOver = event === 'incident.resolved';
  const step = isOver ? (incident.resolvedAtStep ?? incident.lastStep) : event === 'incident.escalated' ? incident.lastStep : incident.openedAtStep;
  const title = [`${isOver ? '🟢' : signs[incident.severity]} ${incident.title[language]}`, words.severity[incident.severity], words.happened[event], words.step(step)].join(' · ');
  const numbers = numbersOf(incident, language);
  const first = isOver ? undefined : firstTip(incident);
  return {
    title,
    parts: [
      { label: words.labels.run, text: `${run.project} ▸ ${run.name}` },
      { label: words.labels.seen, text: incident.message[language] },
      ...(numbers === '' ? [] : [{ label: words.labels.numbers, text: numbers }]),
      { label: words.labels.cause, text: causeWords[incident.cause].title[language] },
      ...(first === undefined ? [] : [{ label: words.labels.action, text: `${first.title[language]} (${first.id})${language === 'zh' ? '：' : ': '}${first.what[language]}` }]),
    ],
  };
}

function numbersOf({ evidence }: IncidentResource, language: 'en' | 'zh'): string {
  const words = messageWords[language];
  return evidence
    .slice(0, mostNumbers)
    .map(({ signal, value, threshold, baseline, unit }) => {
      const withUnit = (number: typeof value) => (unit === '' || unit === '1' ? spoken(number) : `${spoken(number)} ${unit}`);
      const beside = [...(threshold === null ? [] : [words.threshold(withUnit(threshold))]), ...(baseline === undefined ? [] : [words.usual(withUnit(baseline))])];
      return `${signal} ${withUnit(value)}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
    })
    .join('; ');
}

function firstTip(incident: IncidentResource) {
  const id = tipIds.find((known) => known === incident.tips[0]);
  return id === undefined ? undefined : tips[id];
}

function runText(event: keyof typeof runSigns, run: RunResource, { language }: MessageContext): Pick<Message, 'title' | 'parts'> {
  const words = messageWords[language];
  const open = run.openIncidents.critical + run.openIncidents.warning + run.openIncidents.info;
  const numbers = Object.entries(run.summary).slice(0, 4).map(([name, value]) => `${name} ${spoken(value)}`).join('; ');
  return {
    title: `${runSigns[event]} ${words.happened[event]} · ${run.name}`,
    parts: [
      { label: words.labels.run, text: `${run.project} ▸ ${run.name}` },
      { label: words.labels.progress, text: words.progress(run.lastStep, run.totalSteps) },
      ...(numbers === '' ? [] : [{ label: words.labels.numbers, text: numbers }]),
      { label: words.labels.open, text: open === 0 ? words.nothingOpen : `${words.stillOpen(open)}${run.verdict === null ? '' : ` ${run.verdict[language]}`}` },
      ...(event === 'run.lost' ? [{ label: words.labels.action, text: words.lostAction }] : []),
    ],
  };
}

function testMessage(atMs: number, { id, language, channelName, baseUrl }: MessageContext): Message {
  const words = messageWords[language];
  const url = `${baseUrl}/settings/channels`;
  return { id, event: 'test', language, severity: null, title: `🔔 ${words.testTitle(channelName)}`, parts: [{ label: 'Tunewatch', text: words.testText }], url, incidentId: null, atMs, curve: [], body: { event: 'test', run: null, url } };
}

const mostInDigest = 12;

/** One message for many that wait, oldest first; the first twelve are named. `messages` is not empty. */
export function digestOf(messages: readonly Message[], { id, language, baseUrl }: MessageContext): Message {
  const words = messageWords[language];
  const named = messages.slice(0, mostInDigest);
  const rest = messages.length - named.length;
  const worst = (['critical', 'warning', 'info'] as const).find((severity) => messages.some((message) => message.severity === severity)) ?? null;
  const url = `${baseUrl}/incidents`;
  return {
    id, event: 'digest', language, severity: worst, incidentId: null, url, curve: [], atMs: messages.at(-1)!.atMs,
    title: `${worst === null ? '🔔' : signs[worst]} ${words.digest(messages.length)}`,
    parts: [...named.map(({ title, parts, url: own }) => ({ label: parts[0]?.text ?? '', text: `${title} ${own}` })), ...(rest > 0 ? [{ label: '…', text: words.more(rest) }] : [])],
    body: messages.at(-1)!.body,
  };
}
