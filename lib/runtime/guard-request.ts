import type { IncomingMessage, ServerResponse } from 'node:http';
import { requireScope } from '../commands/actor.ts';
import type { ErrorCode } from '../protocol/error-code.ts';
import { refusalOf } from '../protocol/refusal.ts';
import type { Access } from './access/create-access.ts';
import { nodeHeaderReader } from './access/node-header-reader.ts';
import { remoteAddressHeader } from './access/remote-address.ts';

/** What somebody without a token may fetch where one is required: the way in, and the files that page is made of. */
const openPaths = ['/sign-in', '/setup', '/share-ended', '/api/v1/session', '/api/v1/setup', '/api/v1/invitations/accept', '/api/v1/health', '/favicon.ico', '/icon.svg', '/manifest.webmanifest', '/service-worker.js'];
const openFolders = ['/_next/static/', '/fonts/', '/invite/', '/s/'];

/**
 * True when the request may go on to the pages and routes. Else it was answered: 400 for an address that cannot be read, 403
 * for one that was not meant for this server, and without a good token 401 (API) or the way to the sign-in page.
 */
export function guardRequest(access: Access, request: IncomingMessage, response: ServerResponse): boolean {
  setSafeHeaders(response);
  // Written over whatever was sent under that name: who counts wrong passwords by address must be able to trust it.
  request.headers[remoteAddressHeader] = request.socket.remoteAddress ?? 'unknown';
  const path = pathOf(request.url ?? '');
  if (path === null) return answer(response, 400, 'invalid-argument', 'The address cannot be read.');
  const header = nodeHeaderReader(request.headers);
  try {
    access.checkAddress(header);
    // What an API caller may do beyond being known is each operation's own matter.
    if (!access.isTokenRequired || isOpen(path)) return true;
    const actor = access.actorOf(header);
    requireScope(actor, 'read', ...(path.startsWith('/api/') ? (['agent'] as const) : []));
    if (access.canReach(actor, request.method ?? 'GET', new URL(`http://server${request.url}`))) return true;
    if (path.startsWith('/api/') || request.method !== 'GET') return answer(response, 403, 'forbidden', 'The shared link does not show this.');
    return redirect(response, '/share-ended?reason=outside');
  } catch (error) {
    const { code, message } = refusalOf(error);
    if (code === 'unauthorized' && request.method === 'GET' && !path.startsWith('/api/')) {
      return redirect(response, `/sign-in?next=${encodeURIComponent(request.url ?? '/')}`);
    }
    return answer(response, code === 'unauthorized' ? 401 : code === 'forbidden' ? 403 : 503, code, message);
  }
}

/** Normalised path of a request target; `null` for one that is no plain path or that routers could read in two ways. */
function pathOf(target: string): string | null {
  if (!/^\/(?![/\\])/.test(target)) return null;
  const url = `http://server${target}`;
  if (!URL.canParse(url)) return null;
  const { pathname } = new URL(url);
  try {
    decodeURIComponent(pathname);
  } catch {
    return null;
  }
  return pathname;
}

function isOpen(path: string): boolean {
  // An encoded separator may mean something else to the router behind than it does here.
  if (/%(2e|2f|5c)/i.test(path)) return false;
  return openPaths.includes(path) || openFolders.some((folder) => path.startsWith(folder));
}

/** No page is shown inside another site's frame, and no answer is taken for something it is not. */
function setSafeHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('content-security-policy', "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'");
}

function redirect(response: ServerResponse, location: string): false {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end();
  return false;
}

function answer(response: ServerResponse, status: number, code: ErrorCode, message: string): false {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ error: { code, message } }));
  return false;
}
