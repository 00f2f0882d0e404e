import { createHmac } from 'node:crypto';
import type { ChannelRoom } from '../../channel.ts';
import { delivered, jsonOf, judgeStatus, rejected, retryable } from '../../outcome.ts';
import { plainText, shorten } from '../../plain-text.ts';

/** The robot's address with DingTalk's signature: HMAC-SHA256 of `<ms>\n<secret>`, keyed by the secret. */
export function dingtalkUrl(url: string, secret: string | undefined, nowMs: number): string {
  if (secret === undefined) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(nowMs));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64'));
  return signed.href;
}

const busyCodes = [-1, 130_101, 410_100];
const textBytes = 18_000;

/** Posts to a custom robot of a DingTalk group, signed when the robot asks for it. */
export const dingtalk: ChannelRoom = {
  kind: 'dingtalk',
  title: { en: 'DingTalk', zh: '钉钉' },
  canDigest: true,
  fields: [
    { name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Webhook address', zh: 'Webhook 地址' }, help: { en: 'Of a custom robot: https://oapi.dingtalk.com/robot/send?access_token=…', zh: '群自定义机器人的地址：https://oapi.dingtalk.com/robot/send?access_token=…' } },
    { name: 'secret', kind: 'text', isRequired: false, isSecret: true, label: { en: 'Signing secret', zh: '加签密钥' }, help: { en: 'If the robot signs (begins with SEC). A robot that asks for a keyword instead takes "Tunewatch".', zh: '机器人安全设置选“加签”时填写（以 SEC 开头）。若选“自定义关键词”，关键词填 Tunewatch。' } },
  ],
  send(message, { url = '', secret }, tools) {
    const content = shorten(`${message.title}\n${plainText(message)}\n— Tunewatch`, textBytes);
    const body = JSON.stringify({ msgtype: 'text', text: { content }, at: { isAtAll: false } });
    return tools.request({ method: 'POST', url: dingtalkUrl(url, secret, tools.nowMs()), headers: { 'content-type': 'application/json; charset=utf-8' }, body }, (answer) => {
      const { errcode, errmsg } = jsonOf(answer);
      if (typeof errcode !== 'number') return judgeStatus(answer, tools.nowMs());
      if (errcode === 0) return delivered();
      const reason = `${errcode} ${shorten(String(errmsg ?? ''), 200)}`;
      return busyCodes.includes(errcode) ? retryable(`DingTalk asks to wait: ${reason}`, `钉钉要求稍候：${reason}`) : rejected(`DingTalk refused it: ${reason}`, `钉钉拒绝：${reason}`);
    });
  },
};
