import webPush from 'web-push';
import type { ChannelRoom } from '../../channel.ts';
import { messageWords } from '../../message-words.ts';
import { judgeStatus, rejected } from '../../outcome.ts';
import { shorten } from '../../plain-text.ts';

/** Seconds the push service keeps a notice for a device that is off. */
const keepSeconds = 86_400;

/** What the service worker is told; it shows nothing that is not in here. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
  /** Incident that can be acknowledged from the notification. */
  readonly incidentId: string | null;
  readonly acknowledge: string;
  readonly open: string;
}

/** Pushes to one browser, encrypted for it alone. */
export const webpush: ChannelRoom = {
  kind: 'webpush',
  title: { en: 'This browser', zh: '本浏览器' },
  canDigest: true,
  fields: [
    { name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Push address', zh: '推送地址' }, help: { en: 'Given by the browser.', zh: '由浏览器提供。' } },
    { name: 'p256dh', kind: 'text', isRequired: true, isSecret: true, label: { en: 'Browser key', zh: '浏览器公钥' }, help: { en: 'Given by the browser.', zh: '由浏览器提供。' } },
    { name: 'auth', kind: 'text', isRequired: true, isSecret: true, label: { en: 'Browser secret', zh: '浏览器密钥' }, help: { en: 'Given by the browser.', zh: '由浏览器提供。' } },
  ],
  async send(message, { url = '', p256dh = '', auth = '' }, tools) {
    const words = messageWords[message.language];
    const isOpen = message.event === 'incident.firing' || message.event === 'incident.escalated';
    const payload: PushPayload = {
      title: shorten(message.title, 200), body: shorten(message.parts.map(({ text }) => text).join('\n'), 1_500), url: message.url,
      tag: message.incidentId ?? message.id, incidentId: isOpen ? message.incidentId : null, acknowledge: words.acknowledge, open: words.look,
    };
    let details: webPush.RequestDetails;
    try {
      details = webPush.generateRequestDetails({ endpoint: url, keys: { p256dh, auth } }, JSON.stringify(payload), { vapidDetails: tools.vapid(), TTL: keepSeconds, urgency: message.severity === 'critical' ? 'high' : 'normal', contentEncoding: 'aes128gcm' });
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return rejected(`The browser's subscription cannot be used: ${said}`, `浏览器的订阅不可用：${said}`);
    }
    const headers = Object.fromEntries(Object.entries(details.headers).filter(([name]) => name.toLowerCase() !== 'content-length').map(([name, value]) => [name, String(value)]));
    return tools.request({ method: 'POST', url, headers, body: details.body ?? '' }, (answer) => {
      if (answer.status !== 404 && answer.status !== 410) return judgeStatus(answer, tools.nowMs());
      return { kind: 'rejected', isGone: true, reason: { en: `The browser has ended its subscription (HTTP ${answer.status}); its channel was removed. Subscribe again in that browser.`, zh: `该浏览器已取消订阅（HTTP ${answer.status}），渠道已移除。请在该浏览器中重新订阅。` } };
    });
  },
};
