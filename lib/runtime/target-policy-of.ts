import { hostname } from 'node:os';
import type { TargetPolicy } from '../notifications/rim/target-policy.ts';
import type { ServerEnvironment } from './env.ts';

/** Where channels may send to: the public network, this machine while it has one local user, private networks when an admin allows them. */
export function targetPolicyOf({ isTokenRequired, arePrivateTargetsAllowed }: Pick<ServerEnvironment, 'isTokenRequired' | 'arePrivateTargetsAllowed'>): TargetPolicy {
  return { isLoopbackAllowed: !isTokenRequired || arePrivateTargetsAllowed, isPrivateAllowed: arePrivateTargetsAllowed };
}

/** Whom push services may ask about this server. */
export function contactOf({ publicOrigins }: Pick<ServerEnvironment, 'publicOrigins'>): string {
  return publicOrigins.find((origin) => origin.startsWith('https:')) ?? `mailto:tunewatch@${hostname()}`;
}
