import ipaddr from 'ipaddr.js';

/** Which addresses channels may reach besides the public ones. */
export interface TargetPolicy {
  readonly isLoopbackAllowed: boolean;
  /** Private networks: 10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7. */
  readonly isPrivateAllowed: boolean;
}

const privateRanges = ['private', 'uniqueLocal', 'carrierGradeNat'];

/** True when a channel may connect to the address. Link-local ones, and with them the metadata services of clouds, never are. */
export function isTargetAllowed(address: string, { isLoopbackAllowed, isPrivateAllowed }: TargetPolicy): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range(); // an IPv4 address inside an IPv6 one counts as what it is
  if (range === 'unicast') return true;
  if (range === 'loopback') return isLoopbackAllowed;
  return isPrivateAllowed && privateRanges.includes(range);
}
