import { messageWords } from '../../message-words.ts';
import type { Message } from '../../message.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The mail as a plain page: readable without pictures, and nothing in it but what was said. */
export function htmlOf({ title, parts, url, language }: Message, imageUrl: string | null): string {
  const rows = parts.map(({ label, text }) => `<tr><th align="left" valign="top" style="padding:4px 12px 4px 0;color:#4c5259;font-weight:500;white-space:nowrap">${escape(label)}</th><td style="padding:4px 0">${escape(text)}</td></tr>`).join('');
  const image = imageUrl === null ? '' : `<p><img src="${imageUrl}" width="480" alt="train/loss" style="max-width:100%"></p>`;
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body style="font:14px/20px system-ui,sans-serif;color:#17191c"><h1 style="font-size:18px">${escape(title)}</h1><table>${rows}</table>${image}<p><a href="${escape(url)}">${escape(messageWords[language].look)}</a></p></body></html>`;
}
