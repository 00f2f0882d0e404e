import { remoteAddressHeader } from '../../../lib/runtime/access/remote-address.ts';
import type { SignInOrigin } from '../../../lib/runtime/access/create-sign-in.ts';

/** True when the browser speaks https, to us or to a proxy before us. */
export function isSecure(request: Request): boolean {
  return request.headers.get('origin')?.startsWith('https:') ?? false;
}

/** Where a request comes from, for sign-ins. */
export function browserOf(request: Request): SignInOrigin {
  return { address: request.headers.get(remoteAddressHeader) ?? 'unknown', browser: (request.headers.get('user-agent') ?? '').slice(0, 300), isSecure: isSecure(request) };
}
