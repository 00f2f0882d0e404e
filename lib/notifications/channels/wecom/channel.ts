import type { ChannelRoom } from '../../channel.ts';
import { delivered, jsonOf, judgeStatus, rejected, retryable } from '../../outcome.ts';
import { plainText, shorten } from '../../plain-text.ts';

const busyCodes = [-1, 45_009, 45_033];
const textBytes = 2_000;

/** Posts to a robot of a WeCom group. */
export const wecom: ChannelRoom = {
  kind: 'wecom',
  title: { en: 'WeCom', zh: '企业微信' },
  canDigest: true,
  fields: [{ name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Webhook address', zh: 'Webhook 地址' }, help: { en: 'Of a group robot: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…', zh: '群机器人的地址：https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…' } }],
  send(message, { url = '' }, tools) {
    const lines = plainText(message);
    // The link is the last line and must survive the limit of 2,048 bytes.
    const head = shorten(`${message.title}\n${lines.slice(0, lines.lastIndexOf('\n'))}`, textBytes - Buffer.byteLength(message.url) - 1);
    const body = JSON.stringify({ msgtype: 'text', text: { content: `${head}\n${message.url}` } });
    return tools.request({ method: 'POST', url, headers: { 'content-type': 'application/json; charset=utf-8' }, body }, (answer) => {
      const { errcode, errmsg } = jsonOf(answer);
      if (typeof errcode !== 'number') return judgeStatus(answer, tools.nowMs());
      if (errcode === 0) return delivered();
      const reason = `${errcode} ${shorten(String(errmsg ?? ''), 200)}`;
      return busyCodes.includes(errcode) ? retryable(`WeCom asks to wait: ${reason}`, `企业微信要求稍候：${reason}`) : rejected(`WeCom refused it: ${reason}`, `企业微信拒绝：${reason}`);
    });
  },
};
