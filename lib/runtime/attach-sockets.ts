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
import type { ServerRuntime } from './create-runtime.ts';

/**
 * Largest message a connection may send. Twice the largest batch, so that one that is somewhat too large is still read and
 * answered with `batch-too-large`; anything beyond ends the connection.
 */
const messageBytes = 2 * limits.batchBytes;

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
  const stopAgents = serveAgentNamespace(io.of(agentNamespace) as AgentNamespace, runtime);
  const stopLive = serveLiveNamespace(io.of(liveNamespace) as LiveNamespace, {
    ...runtime,
    authorise: (socket) => requireScope(readerOf(socket, runtime), 'read'),
  });
  io.attach(httpServer);
  return () => {
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
