import type { Severity, Words } from '../protocol/cause.ts';
import type { IncidentResource } from '../protocol/resource.ts';
import type { EarlierNotice, Notice, NoticeEvent, StoredChannel } from '../storage/notification-store.ts';

/** A silence that covers an incident; what makes it is not known here. */
export interface Silence {
  /** Who set it. */
  readonly by: string;
  readonly reason?: string;
}

export type FindSilence = (incident: IncidentResource) => Silence | null;

/** What a decision is made from. */
export interface Question {
  readonly channel: Pick<StoredChannel, 'isMuted' | 'minimumSeverity' | 'routing'>;
  readonly notice: Notice;
  readonly silence: Silence | null;
  /** What this channel was told of the incident before, oldest first. */
  readonly earlier: readonly EarlierNotice[];
}

export interface Decision {
  readonly isSent: boolean;
  readonly reason: Words;
}

type Stage = (question: Question) => Words | null;

const gravity: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** The stages in order; the first that objects decides. */
const stages: readonly Stage[] = [isMuted, isUnwantedEvent, isTooMild, isRoutedElsewhere, isSilenced, wasNotTold, isRepeated];

/** Whether the channel is to be told, and why (not). Pure. */
export function decide(question: Question): Decision {
  for (const stage of stages) {
    const reason = stage(question);
    if (reason !== null) return { isSent: false, reason };
  }
  return { isSent: true, reason: { en: 'Waits to be sent.', zh: '等待发送。' } };
}

function isMuted({ channel }: Question): Words | null {
  return channel.isMuted ? { en: 'The channel is muted.', zh: '该渠道已静音。' } : null;
}

function isUnwantedEvent({ channel: { routing }, notice: { event } }: Question): Words | null {
  return routing.events.length === 0 || routing.events.includes(event as NoticeEvent) ? null : { en: `The channel does not want to hear of ${event}.`, zh: `该渠道不接收 ${event}。` };
}

function isTooMild({ channel: { minimumSeverity }, notice: { incident } }: Question): Words | null {
  if (incident === null || gravity[incident.severity] >= gravity[minimumSeverity]) return null;
  return { en: `Its severity is ${incident.severity}, below the channel's ${minimumSeverity}.`, zh: `级别 ${incident.severity} 低于该渠道的下限 ${minimumSeverity}。` };
}

function isRoutedElsewhere({ channel: { routing }, notice: { run, incident } }: Question): Words | null {
  const { projects, causes, tags } = routing;
  if (run !== null && projects.length > 0 && !projects.includes(run.project)) return { en: `The channel does not follow project "${run.project}".`, zh: `该渠道不关注项目“${run.project}”。` };
  if (run !== null && tags.length > 0 && !run.tags.some((tag) => tags.includes(tag))) return { en: 'The run has none of the tags that the channel follows.', zh: '该运行没有此渠道关注的标签。' };
  if (incident !== null && causes.length > 0 && !causes.includes(incident.cause)) return { en: `The channel does not follow the cause ${incident.cause}.`, zh: `该渠道不关注原因 ${incident.cause}。` };
  return null;
}

function isSilenced({ silence }: Question): Words | null {
  if (silence === null) return null;
  const why = silence.reason ? { en: `: ${silence.reason}`, zh: `：${silence.reason}` } : { en: '.', zh: '。' };
  return { en: `Silenced by ${silence.by}${why.en}`, zh: `已被 ${silence.by} 静默${why.zh}` };
}

/** An end is news only to whoever heard of the beginning. A channel made in between is told all the same. */
function wasNotTold({ notice: { event }, earlier }: Question): Words | null {
  if (event !== 'incident.resolved') return null;
  const since = earlier.slice(earlier.findLastIndex((one) => one.event === 'incident.resolved') + 1);
  return since.length > 0 && since.every(({ state }) => state === 'suppressed') ? { en: 'The channel was not told of its beginning.', zh: '该渠道未曾收到其开始的通知。' } : null;
}

function isRepeated({ notice: { event, incident }, earlier }: Question): Words | null {
  const last = earlier.findLast(({ state }) => state !== 'suppressed');
  if (incident === null || last === undefined || last.event !== event || last.severity !== incident.severity) return null;
  return { en: 'The channel was told exactly this before.', zh: '该渠道已收到过同样的通知。' };
}
