import type { ChannelRoom } from '../../channel.ts';
import { curvePng } from '../../curve-image.ts';
import { jsonOf, judgeStatus, rejected, retryable } from '../../outcome.ts';
import { multipart } from '../../multipart.ts';
import { plainText, shorten } from '../../plain-text.ts';

const messageBytes = 4_000;
const captionBytes = 1_000;

/** Sends through a Telegram bot: with the curve as a photo where the text fits under it, else as text. */
export const telegram: ChannelRoom = {
  kind: 'telegram',
  title: { en: 'Telegram', zh: 'Telegram' },
  canDigest: true,
  fields: [
    { name: 'token', kind: 'text', isRequired: true, isSecret: true, label: { en: 'Bot token', zh: '机器人令牌' }, help: { en: 'From @BotFather.', zh: '向 @BotFather 申请。' } },
    { name: 'chatId', kind: 'text', isRequired: true, isSecret: false, label: { en: 'Chat id', zh: '会话 ID' }, help: { en: 'A number, negative for groups, or @name of a channel.', zh: '一个数字，群组为负数；频道可用 @名称。' } },
    { name: 'url', kind: 'url', isRequired: false, isSecret: false, default: 'https://api.telegram.org', label: { en: 'API address', zh: 'API 地址' }, help: { en: 'Change it for a Bot API server of your own.', zh: '自建 Bot API 服务器时才需更改。' } },
  ],
  send(message, { url = '', token = '', chatId = '' }, tools) {
    const text = `${message.title}\n${plainText(message)}`;
    const image = Buffer.byteLength(text) <= captionBytes ? curvePng(message.curve) : null;
    const base = `${url.replace(/\/+$/, '')}/bot${token}`;
    // No parse mode: what a run is called is shown as it is.
    const request = image === null
      ? { url: `${base}/sendMessage`, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ chat_id: chatId, text: shorten(text, messageBytes), link_preview_options: { is_disabled: true } }) }
      : { url: `${base}/sendPhoto`, ...multipart([{ name: 'chat_id', content: chatId }, { name: 'caption', content: text }, { name: 'photo', type: 'image/png', fileName: 'curve.png', content: image }]) };
    return tools.request({ method: 'POST', ...request }, (answer) => {
      const { description, parameters } = jsonOf(answer) as { readonly description?: unknown; readonly parameters?: { readonly retry_after?: unknown } };
      const wait = parameters?.retry_after;
      if (answer.status === 429 && typeof wait === 'number') return retryable('Telegram asks to slow down (HTTP 429).', 'Telegram 要求放慢发送（HTTP 429）。', wait * 1_000);
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && typeof description === 'string') return rejected(`Telegram refused it: ${shorten(description, 200)}`, `Telegram 拒绝：${shorten(description, 200)}`);
      return judgeStatus(answer, tools.nowMs());
    });
  },
};
