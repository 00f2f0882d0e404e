import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { requireScope } from '../commands/actor.ts';
import { serveLiveNamespace, type LiveNamespace } from '../live/live-namespace.ts';
import { agentNamespace } from '../protocol/agent-channel.ts';
import { limits } from '../protocol/limits.ts';
import { liveNamespace } from '../protocol/live-channel.ts';
import { refusalOf } from '../protocol/refusal.ts';
import { nodeHeaderReader } from './access/node-header-reader.ts';
import { serveAgentNamespace, type AgentNamespace } from './agent-namespace.ts';
import { endRevoked, type BearerSocketData } from './end-revoked.ts';
import type { ServerRuntime } from './create-runtime.ts';

/**
 * Largest message a connection may send. Twice the largest batch, so that one that is somewhat too large is still read and
 * answered with `batch-too-large`; anything beyond ends the connection.
 */
const messageBytes = 2 * limits.batchBytes;

/** A connection outlives the revocation of its token by no more than this. */
const revocationCheckMs = 5_000;

/** Serves agents and browsers on the HTTP server's own port. The answer disconnects all of them. */
export function attachSockets(httpServer: HttpServer, runtime: ServerRuntime, options: { readonly isDevelopment: boolean }): () => void {
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: messageBytes,
    // Compressing floats costs five to twelve times the rest of the way.
    perMessageDeflate: false,
    httpCompression: false,
    // In development Next answers upgrades of its own on the same server.
    destroyUpgrade: !options.isDevelopment,
    allowRequest: (request, allow) => allow(...addressVerdict(request, runtime)),
  });
  const agents = io.of(agentNamespace);
  const viewers = io.of(liveNamespace);
  const stopAgents = serveAgentNamespace(agents as AgentNamespace, runtime);
  const stopLive = serveLiveNamespace(viewers as LiveNamespace, {
    ...runtime,
    authorise(socket) {
      const reader = readerOf(socket, runtime);
      requireScope(reader, 'read');
      (socket.data as BearerSocketData).actor = reader;
      return reader.share?.runIds ?? null;
    },
  });
  io.attach(httpServer);
  const revocationCheck = setInterval(() => {
    try {
      endRevoked([viewers], (actor) => runtime.access.isStillValid(actor));
      // A training that was let in without a token goes on: turning accounts on does not cut it off.
      endRevoked([agents], (actor) => actor.tokenId === null || runtime.access.isStillValid(actor));
    } catch (error) {
      runtime.logger.error({ error }, 'Whether connections still hold could not be checked; it is done later.');
    }
  }, revocationCheckMs).unref();
  return () => {
    clearInterval(revocationCheck);
    stopLive();
    stopAgents();
    io.disconnectSockets(true);
    io.engine.close();
  };
}

function readerOf({ handshake }: { readonly handshake: { readonly headers: IncomingMessage['headers']; readonly auth: Record<string, unknown> } }, { access }: ServerRuntime) {
  const { token } = handshake.auth;
  return typeof token === 'string' ? access.actorOfSecret(token) : access.actorOf(nodeHeaderReader(handshake.headers));
}

function addressVerdict(request: IncomingMessage, { access }: ServerRuntime): [string | null, boolean] {
  try {
    access.checkAddress(nodeHeaderReader(request.headers));
    return [null, true];
  } catch (error) {
    return [refusalOf(error).message, false];
  }
}
