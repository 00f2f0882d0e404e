import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Outcome } from '../channel.ts';
import { rejected, retryable } from '../outcome.ts';
import { isTargetAllowed, type TargetPolicy } from './target-policy.ts';

export type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const lookupAll: Lookup = (host) => systemLookup(host, { all: true });

export interface Target {
  readonly address: string;
  readonly family: number;
}

/**
 * The one address to connect to. Every address of the name must be allowed, so that a name cannot be public for the check
 * and private for the connection. Otherwise the outcome that says why not.
 */
export async function resolveTarget(host: string, policy: TargetPolicy, lookup: Lookup = lookupAll): Promise<Target | Outcome> {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  let found: readonly Target[];
  try {
    found = isIP(name) === 0 ? await lookup(name) : [{ address: name, family: isIP(name) }];
  } catch (error) {
    const code = codeOf(error);
    return retryable(`The name "${name}" cannot be found (${code}).`, `找不到主机名“${name}”（${code}）。`);
  }
  const forbidden = found.find(({ address }) => !isTargetAllowed(address, policy));
  if (forbidden !== undefined) {
    return rejected(
      `"${name}" is ${forbidden.address}, an address inside this network, which channels may not reach. An admin can allow private networks with TUNEWATCH_ALLOW_PRIVATE_TARGETS=true.`,
      `“${name}”指向内网地址 ${forbidden.address}，通知渠道不得访问。管理员可用 TUNEWATCH_ALLOW_PRIVATE_TARGETS=true 允许访问专用网络。`,
    );
  }
  return found[0] ?? retryable(`The name "${name}" has no address.`, `主机名“${name}”没有地址。`);
}

/** The error's code as Node gives it, else its message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
