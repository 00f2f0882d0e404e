import type { Namespace } from 'socket.io';
import type { TokenStore } from '../storage/store.ts';

/** What a socket remembers of who opened it. */
export interface BearerSocketData {
  /** The token it presented, `null` where none was. */
  tokenId: string | null;
}

/** Disconnects the sockets whose token was revoked since they came. */
export function endRevoked(namespaces: readonly Namespace[], tokens: Pick<TokenStore, 'list'>): void {
  const sockets = namespaces.flatMap((namespace) => [...namespace.sockets.values()]);
  const bearers = sockets.flatMap((socket) => {
    const { tokenId } = socket.data as Partial<BearerSocketData>;
    return typeof tokenId === 'string' ? [{ socket, tokenId }] : [];
  });
  if (bearers.length === 0) return;
  const valid = new Set(tokens.list().flatMap((token) => (token.revokedAtMs === null ? token.id : [])));
  for (const { socket, tokenId } of bearers) if (!valid.has(tokenId)) socket.disconnect(true);
}
