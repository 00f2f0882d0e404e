import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Receiver {
  readonly url: string;
  readonly requests: ReceivedRequest[];
  /** What is answered from now on; nothing at all when `respond` does nothing. */
  respond: (response: ServerResponse, request: ReceivedRequest) => void;
  close(): Promise<void>;
}

/** A real HTTP server on this machine that keeps what it was sent; answers 200 with an empty body until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(chunks) };
      receiver.requests.push(request);
      receiver.respond(response, request);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    respond: (response) => response.end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** An answer with a status, a body and headers. */
export const answer = (status: number, body = '', headers: Record<string, string> = {}) => (response: ServerResponse) => void response.writeHead(status, headers).end(body);
