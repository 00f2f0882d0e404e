import type { Words } from '../protocol/cause.ts';
import type { HttpAnswer, Outcome } from './channel.ts';
import { shorten } from './plain-text.ts';

export const delivered = (en = 'The receiver took it.', zh = '对方已接收。'): Outcome => ({ kind: 'delivered', reason: { en, zh } });
export const retryable = (en: string, zh: string, retryAfterMs?: number): Outcome => ({ kind: 'retryable', reason: { en, zh }, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
export const rejected = (en: string, zh: string): Outcome => ({ kind: 'rejected', reason: { en, zh } });

const longestWaitMs = 24 * 3_600_000;
const passing = [408, 425, 429];

/** What an HTTP status means for whoever has nothing more to read: 2xx delivered; 408, 425, 429 and 5xx may pass; everything else will not. */
export function judgeStatus(answer: HttpAnswer, nowMs: number): Outcome {
  const { status } = answer;
  if (status >= 200 && status < 300) return delivered();
  const said = answerWords(answer);
  if (passing.includes(status) || status >= 500) return retryable(said.en, said.zh, retryAfterMs(answer, nowMs));
  if (status >= 300 && status < 400) {
    return rejected(`The receiver points to another address (HTTP ${status}). Redirects are not followed; set the final address.`, `对方要求转到另一地址（HTTP ${status}）。不跟随重定向，请填写最终地址。`);
  }
  return rejected(said.en, said.zh);
}

/** The receiver's refusal with the beginning of what it said. */
export function answerWords({ status, text }: HttpAnswer): Words {
  const said = shorten(text.replace(/\s+/g, ' ').trim(), 200);
  return { en: `The receiver answered HTTP ${status}${said === '' ? '.' : `: ${said}`}`, zh: `对方返回 HTTP ${status}${said === '' ? '。' : `：${said}`}` };
}

/** Milliseconds the receiver asks to wait: `Retry-After` in seconds or as a date; at most a day. Undefined when it says nothing usable. */
export function retryAfterMs({ headers }: HttpAnswer, nowMs: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(longestWaitMs, Math.max(0, ms)) : undefined;
}

/** The answer's JSON object; empty when it is none. */
export function jsonOf({ text }: HttpAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
