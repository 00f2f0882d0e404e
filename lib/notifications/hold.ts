import type { Words } from '../protocol/cause.ts';
import type { Notice, QuietHours, StoredChannel } from '../storage/notification-store.ts';

const hourMs = 3_600_000;
const dayMinutes = 1_440;

/** Why something waits, and until when. */
export interface Hold {
  readonly untilMs: number;
  readonly reason: Words;
}

/** Whether a notice has to wait before this channel is told; `null`: not. Nothing that waits is lost. Pure. */
export function holdOf(channel: Pick<StoredChannel, 'quietHours' | 'mostPerHour'>, notice: Pick<Notice, 'incident'>, deliveredAtMs: readonly number[], nowMs: number): Hold | null {
  return quietHold(channel.quietHours, notice, nowMs) ?? throttleHold(channel.mostPerHour, deliveredAtMs, nowMs);
}

function quietHold(quiet: QuietHours | null, { incident }: Pick<Notice, 'incident'>, nowMs: number): Hold | null {
  if (quiet === null || (quiet.exceptCritical && incident?.severity === 'critical')) return null;
  const untilMs = quietUntilMs(quiet, nowMs);
  return untilMs === null ? null : { untilMs, reason: { en: `Quiet hours until ${quiet.to} (${quiet.timeZone}).`, zh: `免打扰时段至 ${quiet.to}（${quiet.timeZone}）。` } };
}

/** End of the quiet hours that `nowMs` lies in; `null` when it lies in none. Equal times mean never. */
export function quietUntilMs({ from, to, timeZone }: Pick<QuietHours, 'from' | 'to' | 'timeZone'>, nowMs: number): number | null {
  const now = minuteOfDay(nowMs, timeZone);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const length = (end - start + dayMinutes) % dayMinutes;
  if ((now - start + dayMinutes) % dayMinutes >= length) return null;
  const left = (end - now + dayMinutes) % dayMinutes;
  return nowMs - (nowMs % 60_000) + left * 60_000;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function minuteOfDay(atMs: number, timeZone: string): number {
  return minutesOf(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs));
}

function throttleHold(most: number | null, deliveredAtMs: readonly number[], nowMs: number): Hold | null {
  if (most === null) return null;
  const recent = deliveredAtMs.filter((atMs) => atMs > nowMs - hourMs);
  if (recent.length < most) return null;
  return { untilMs: recent[recent.length - most]! + hourMs, reason: { en: `More than ${most} notices within an hour: they are gathered.`, zh: `一小时内超过 ${most} 条通知：先行汇集。` } };
}
