import type { Namespace } from 'socket.io';
import type { Actor } from '../commands/actor.ts';

/** What a socket remembers of who opened it. */
export interface BearerSocketData {
  actor: Actor;
}

/** Disconnects the sockets whose token, session or shared link no longer holds. */
export function endRevoked(namespaces: readonly Namespace[], isStillValid: (actor: Actor) => boolean): void {
  for (const namespace of namespaces) {
    for (const socket of namespace.sockets.values()) {
      const { actor } = socket.data as Partial<BearerSocketData>;
      if (actor && !isStillValid(actor)) socket.disconnect(true);
    }
  }
}
