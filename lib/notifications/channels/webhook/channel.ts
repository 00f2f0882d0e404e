import { createHmac } from 'node:crypto';
import type { ChannelRoom } from '../../channel.ts';
import { judgeStatus } from '../../outcome.ts';

/** Hex HMAC-SHA256 of `<timestamp>.<body>` under the secret: what the receiver computes again to know who sends. */
export function signatureOf(secret: string, timestampSeconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex');
}

/** Posts the notice as JSON to any address, signed when the channel has a secret. */
export const webhook: ChannelRoom = {
  kind: 'webhook',
  title: { en: 'Webhook', zh: '通用 Webhook' },
  canDigest: false,
  fields: [
    { name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Address', zh: '地址' }, help: { en: 'Each notice is posted there as JSON.', zh: '每条通知以 JSON 形式 POST 到该地址。' } },
    { name: 'secret', kind: 'text', isRequired: false, isSecret: true, label: { en: 'Signing secret', zh: '签名密钥' }, help: { en: 'With it every request carries a signature that the receiver can check.', zh: '填写后，每个请求都带有可供对方校验的签名。' } },
  ],
  send(message, { url = '', secret }, tools) {
    const body = JSON.stringify(message.body);
    const seconds = Math.floor(tools.nowMs() / 1_000);
    const signed = secret === undefined ? {} : { 'tunewatch-signature': `sha256=${signatureOf(secret, seconds, body)}` };
    const headers = { 'content-type': 'application/json', 'tunewatch-event': message.event, 'tunewatch-delivery': message.id, 'tunewatch-timestamp': String(seconds), ...signed };
    return tools.request({ method: 'POST', url, headers, body }, (answer) => judgeStatus(answer, tools.nowMs()));
  },
};
