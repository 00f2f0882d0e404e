import type { ChannelRoom } from '../../channel.ts';
import { curvePng } from '../../curve-image.ts';
import { judgeStatus } from '../../outcome.ts';
import { plainText, shorten } from '../../plain-text.ts';

const priorities = { critical: '5', warning: '4', info: '3' } as const;
const messageBytes = 3_900;

/** A header value in any script, as RFC 2047 writes it. */
const encodeHeader = (text: string) => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;

/** Publishes to a topic of an ntfy server; the curve goes along as its attachment. */
export const ntfy: ChannelRoom = {
  kind: 'ntfy',
  title: { en: 'ntfy', zh: 'ntfy' },
  canDigest: true,
  fields: [
    { name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Topic address', zh: '主题地址' }, help: { en: 'Server and topic, such as https://ntfy.sh/my-trainings.', zh: '服务器加主题，例如 https://ntfy.sh/my-trainings。' } },
    { name: 'token', kind: 'text', isRequired: false, isSecret: true, label: { en: 'Access token', zh: '访问令牌' }, help: { en: 'Only for topics that ask for one.', zh: '仅受保护的主题需要。' } },
  ],
  send(message, { url = '', token }, tools) {
    const text = shorten(plainText(message), messageBytes);
    const image = curvePng(message.curve);
    const headers = {
      title: encodeHeader(shorten(message.title, 240)),
      click: message.url,
      priority: message.severity === null || message.event === 'incident.resolved' ? '3' : priorities[message.severity],
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      // With an attachment the body is the picture, so the text travels in a header.
      ...(image === null ? { 'content-type': 'text/plain; charset=utf-8' } : { filename: 'curve.png', 'content-type': 'image/png', message: encodeHeader(text) }),
    };
    return tools.request({ method: 'PUT', url, headers, body: image ?? text }, (answer) => judgeStatus(answer, tools.nowMs()));
  },
};
