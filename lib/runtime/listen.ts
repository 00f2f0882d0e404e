import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerEnvironment } from './env.ts';

/** Listens, and answers the URL to open. Throws an Error that says what to do when the address cannot be had. */
export async function listen(server: Server, { host, port }: Pick<ServerEnvironment, 'host' | 'port'>): Promise<string> {
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(new Error(adviceFor(error, host, port), { cause: error })));
    server.listen({ host, port }, listening);
  });
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${(server.address() as AddressInfo).port}`;
}

function adviceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} on ${host} is in use. Stop what uses it, or choose another one: TUNEWATCH_PORT=${port + 1}`;
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023: TUNEWATCH_PORT=3000`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return `This machine has no address "${host}". Set TUNEWATCH_HOST to one it has, or to 0.0.0.0 for all.`;
  return `${host}:${port} cannot be listened on: ${error.message}`;
}
