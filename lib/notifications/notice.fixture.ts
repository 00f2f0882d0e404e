import { incidentOf, runOf } from '../live/live.fixture.ts';
import type { Notice } from '../storage/notification-store.ts';
import type { SendTools } from './channel.ts';
import { messageOf, type Message, type MessageContext } from './message.ts';
import { guardedRequest } from './rim/guarded-request.ts';
import { resolveTarget } from './rim/resolve-target.ts';

export const nowMs = 1_750_000_000_000;
const loopback = { isLoopbackAllowed: true, isPrivateAllowed: false };
/** A pair made for tests alone. */
export const vapid = { subject: 'mailto:test@example.org', publicKey: 'BCsvOJxKapuuixpmHfpiaBls-u6Sv0Q7c628cdSfwWBBFTF2Ojwld4lmGX3v1TfaXwQ0cEDXnmiSoDYEsgt47pM', privateKey: 'YOZ7nPrIxEiFzRSIkRY7luUEUUFDPIBS8i6vubMlyBw' };

/** Tools that reach this machine and have a clock that stands still. */
export const loopbackTools: SendTools = {
  request: (request, judge) => guardedRequest(request, judge, { policy: loopback }),
  pin: (host) => resolveTarget(host, loopback),
  nowMs: () => nowMs,
  vapid: () => vapid,
};

export const run = runOf('0190-run', { project: 'digits', name: 'cnn "baseline"', tags: ['night'], lastStep: 412, totalSteps: 2_000, summary: { 'train/loss': 9.8 }, sparkline: [2.31, 2.2, 2.6, 4, 9.8, 'NaN'], openIncidents: { critical: 1, warning: 0, info: 0 }, verdict: { en: 'Learning rate too high', zh: '学习率过大' } });
export const incident = incidentOf('0190-incident', run.id, {
  openedAtStep: 31, lastStep: 51, title: { en: 'Learning rate too high', zh: '学习率过大' },
  message: { en: 'The loss rose from 2.31 to 9.8 within 20 steps.', zh: '损失在 20 步内从 2.31 升到 9.8。' },
  evidence: [{ signal: 'update-ratio/dense_1/kernel', value: 0.62, threshold: 0.02, baseline: 0.004, unit: '' }, { signal: 'train/loss', value: 'NaN', threshold: null, unit: 'nats' }], tips: ['B2', 'E3'],
});
export const firing: Notice = { event: 'incident.firing', run, incident, atMs: nowMs };
export const context: MessageContext = { id: '0190-delivery', language: 'en', channelName: 'Team', baseUrl: 'https://watch.example.org' };

export function messageFor(language: 'en' | 'zh', notice: Partial<Notice> = {}): Message {
  return messageOf({ ...firing, ...notice }, { ...context, language });
}

/** A name made to break things: right to left, mentions, markup, line breaks, and long. */
export const hostileName = `‏שלום <!channel> @everyone <script>alert(1)</script>\r\nBcc: x@example.org ${'长'.repeat(6_000)}`;
