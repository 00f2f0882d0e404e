import { createHmac } from 'node:crypto';
import type { ChannelRoom } from '../../channel.ts';
import { delivered, jsonOf, judgeStatus, rejected, retryable } from '../../outcome.ts';
import { shorten } from '../../plain-text.ts';

/** Feishu's signature: the key is `<seconds>\n<secret>`, the text is empty. */
export function feishuSign(secret: string, seconds: number): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}

const busyCodes = [11_232, 9_499];

/** Posts to a custom bot of a Feishu (Lark) group, signed when the bot asks for it. */
export const feishu: ChannelRoom = {
  kind: 'feishu',
  title: { en: 'Feishu', zh: '飞书' },
  canDigest: true,
  fields: [
    { name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Webhook address', zh: 'Webhook 地址' }, help: { en: 'Of a custom bot: https://open.feishu.cn/open-apis/bot/v2/hook/…', zh: '群自定义机器人的地址：https://open.feishu.cn/open-apis/bot/v2/hook/…' } },
    { name: 'secret', kind: 'text', isRequired: false, isSecret: true, label: { en: 'Signing secret', zh: '签名校验密钥' }, help: { en: 'If the bot checks signatures.', zh: '机器人开启“签名校验”时填写。' } },
  ],
  send(message, { url = '', secret }, tools) {
    const seconds = Math.floor(tools.nowMs() / 1_000);
    const colon = message.language === 'zh' ? '：' : ': ';
    const content = [...message.parts.map(({ label, text }) => [{ tag: 'text', text: shorten(`${label}${colon}${text}`, 3_000) }]), [{ tag: 'a', text: message.url, href: message.url }]];
    const body = {
      ...(secret === undefined ? {} : { timestamp: String(seconds), sign: feishuSign(secret, seconds) }),
      msg_type: 'post',
      content: { post: { [message.language === 'zh' ? 'zh_cn' : 'en_us']: { title: message.title, content } } },
    };
    return tools.request({ method: 'POST', url, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) }, (answer) => {
      const said = jsonOf(answer);
      const code = said['code'] ?? said['StatusCode'];
      if (typeof code !== 'number') return judgeStatus(answer, tools.nowMs());
      if (code === 0) return delivered();
      const reason = `${code} ${shorten(String(said['msg'] ?? said['StatusMessage'] ?? ''), 200)}`;
      return busyCodes.includes(code) || answer.status >= 500 ? retryable(`Feishu asks to wait: ${reason}`, `飞书要求稍候：${reason}`) : rejected(`Feishu refused it: ${reason}`, `飞书拒绝：${reason}`);
    });
  },
};
