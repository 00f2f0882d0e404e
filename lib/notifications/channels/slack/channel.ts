import type { ChannelRoom } from '../../channel.ts';
import { judgeStatus } from '../../outcome.ts';
import { shorten } from '../../plain-text.ts';

/** Text as Slack shows it letter by letter: no link, no mention can hide in a name. */
const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const sectionBytes = 2_900;

/** Posts to an incoming webhook of Slack. */
export const slack: ChannelRoom = {
  kind: 'slack',
  title: { en: 'Slack', zh: 'Slack' },
  canDigest: true,
  fields: [{ name: 'url', kind: 'url', isRequired: true, isSecret: true, label: { en: 'Webhook address', zh: 'Webhook 地址' }, help: { en: 'From an incoming webhook of your Slack app: https://hooks.slack.com/services/…', zh: 'Slack 应用的 Incoming Webhook 地址：https://hooks.slack.com/services/…' } }],
  send(message, { url = '' }, tools) {
    const lines = message.parts.map(({ label, text }) => `*${plain(label)}*  ${plain(text)}`).join('\n');
    const body = {
      text: plain(message.title),
      unfurl_links: false,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `*${shorten(plain(message.title), 1_000)}*` } },
        { type: 'section', text: { type: 'mrkdwn', text: shorten(lines, sectionBytes) } },
        { type: 'section', text: { type: 'mrkdwn', text: `<${message.url}>` } },
      ],
    };
    return tools.request({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, (answer) => judgeStatus(answer, tools.nowMs()));
  },
};
