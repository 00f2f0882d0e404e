import type { ChannelRoom } from '../../channel.ts';
import { curvePng } from '../../curve-image.ts';
import { jsonOf, judgeStatus, retryable } from '../../outcome.ts';
import { multipart } from '../../multipart.ts';
import { shorten } from '../../plain-text.ts';

const colours = { critical: 0xb3261e, warning: 0xc78512, info: 0x0b5cad } as const;
const healthy = 0x0b6e53;

/** Posts to a webhook of a Discord channel, with the curve as a picture. */
export const discord: ChannelRoom = {
  kind: 'discord',
  title: { en: 'Discord', zh: 'Discord' },
  canDigest: true,
  fields: [{ name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Webhook address', zh: 'Webhook 地址' }, help: { en: 'Channel settings, Integrations, Webhooks: https://discord.com/api/webhooks/…', zh: '频道设置 → 整合 → Webhook：https://discord.com/api/webhooks/…' } }],
  send(message, { url = '' }, tools) {
    const image = curvePng(message.curve);
    const embed = {
      title: shorten(message.title, 250),
      url: message.url,
      color: message.severity === null || message.event === 'incident.resolved' ? healthy : colours[message.severity],
      timestamp: new Date(message.atMs).toISOString(),
      fields: message.parts.slice(0, 20).map(({ label, text }) => ({ name: shorten(label, 200) || '…', value: shorten(text, 250) })),
      ...(image === null ? {} : { image: { url: 'attachment://curve.png' } }),
    };
    // Whoever names a run @everyone shall not wake everyone.
    const payload = { embeds: [embed], allowed_mentions: { parse: [] } };
    const { headers, body } = image === null
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) }
      : multipart([{ name: 'payload_json', type: 'application/json', content: JSON.stringify(payload) }, { name: 'files[0]', type: 'image/png', fileName: 'curve.png', content: image }]);
    return tools.request({ method: 'POST', url, headers, body }, (answer) => {
      const wait = jsonOf(answer)['retry_after'];
      if (answer.status === 429 && typeof wait === 'number') return retryable('Discord asks to slow down (HTTP 429).', 'Discord 要求放慢发送（HTTP 429）。', wait * 1_000);
      return judgeStatus(answer, tools.nowMs());
    });
  },
};
