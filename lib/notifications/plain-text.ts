import type { Message } from './message.ts';

/** The message without its title as lines of plain text, the link last. */
export function plainText({ parts, url, language }: Message): string {
  const colon = language === 'zh' ? '：' : ': ';
  return [...parts.map(({ label, text }) => `${label}${colon}${text}`), url].join('\n');
}

/** `text`, cut at a character's edge so that it takes at most `bytes` of UTF-8, `…` included. */
export function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength('…');
  let taken = 0;
  let kept = '';
  for (const character of text) {
    taken += Buffer.byteLength(character);
    if (taken > room) break;
    kept += character;
  }
  return `${kept}…`;
}
