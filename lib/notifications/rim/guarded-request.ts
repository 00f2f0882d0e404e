import http from 'node:http';
import https from 'node:https';
import type { HttpAnswer, HttpRequest, Outcome } from '../channel.ts';
import { retryable } from '../outcome.ts';
import { codeOf, resolveTarget, type Lookup, type Target } from './resolve-target.ts';
import type { TargetPolicy } from './target-policy.ts';

export interface RequestOptions {
  readonly policy: TargetPolicy;
  readonly lookup?: Lookup;
  /** For the whole exchange, the name's resolution included. */
  readonly timeoutMs?: number;
  /** More certificates to trust, PEM. */
  readonly ca?: string;
}

/** A receiver that takes longer is tried again later. */
export const requestTimeoutMs = 10_000;
/** What is read of an answer at most; the rest is not looked at. */
export const answerBytes = 65_536;

/**
 * Sends the request once, to the very address that was checked, and lets `judge` say what the answer means. Redirects are
 * not followed. A receiver that cannot be reached, breaks off or never answers is `retryable`.
 */
export async function guardedRequest(request: HttpRequest, judge: (answer: HttpAnswer) => Outcome, options: RequestOptions): Promise<Outcome> {
  const { timeoutMs = requestTimeoutMs } = options;
  const controller = new AbortController();
  const timeout = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const target = await Promise.race([resolveTarget(new URL(request.url).hostname, options.policy, options.lookup), abortion(controller.signal)]);
    if ('kind' in target) return target;
    return judge(await exchange(request, target, controller.signal, options.ca));
  } catch (error) {
    if (controller.signal.aborted) return retryable(`The receiver did not answer within ${timeoutMs / 1_000} s.`, `对方在 ${timeoutMs / 1_000} 秒内没有应答。`);
    return faultOutcome(error);
  } finally {
    clearTimeout(timeout);
  }
}

function abortion(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('too slow')), { once: true }));
}

function exchange({ method, url, headers, body }: HttpRequest, { address, family }: Target, signal: AbortSignal, ca: string | undefined): Promise<HttpAnswer> {
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const outgoing = (secure ? https : http).request(
      url,
      {
        method, signal, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Tunewatch' }, agent: false,
        // What was checked is what is connected to; asking the resolver again could answer otherwise.
        lookup: (_host, lookupOptions, callback) => (lookupOptions.all ? callback(null, [{ address, family }]) : callback(null, address, family)),
        ...(ca === undefined ? {} : { ca }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const answer = (): void => {
          const known = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
          resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(known) as Record<string, string>, text: Buffer.concat(chunks).subarray(0, answerBytes).toString('utf8') });
        };
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length < answerBytes) return;
          answer();
          incoming.destroy();
        });
        incoming.on('end', answer);
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What a failed connection means, in words: everything of it may pass. */
export function faultOutcome(error: unknown): Outcome {
  const code = codeOf(error);
  if (/CERT|SSL|TLS|SELF_SIGNED|EPROTO|UNABLE_TO/i.test(code)) {
    return retryable(`No safe connection could be made: the receiver's certificate or TLS is not right (${code}).`, `无法建立安全连接：对方的证书或 TLS 有问题（${code}）。`);
  }
  if (code === 'ECONNREFUSED') return retryable('Nobody listens at the address (ECONNREFUSED).', '该地址无人监听（ECONNREFUSED）。');
  return retryable(`The connection failed (${code}).`, `连接失败（${code}）。`);
}
